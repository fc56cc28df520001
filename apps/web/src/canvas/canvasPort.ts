/** What the pointer needs to know of the canvas under it. */
import type { BoardPoint } from '@journeyboard/layout'

export interface CanvasPort {
  /** From client coordinates to board units. */
  toBoard(x: number, y: number): BoardPoint
  zoom(): number
  /** False: it would have taken the map out of sight, and did nothing. */
  panBy(dx: number, dy: number): boolean
  /** The same as a short movement. */
  glideBy(dx: number, dy: number): void
  /** Told after each movement of the map, whatever moved it; gives the way to stop that. */
  onView(listener: () => void): () => void
  /** The canvas in client coordinates. */
  bounds(): DOMRect
  /** Gives the board the keyboard. */
  focus(): void
  /** Space is held, or the hand tool is on: presses pan. */
  isPanning(): boolean
}
