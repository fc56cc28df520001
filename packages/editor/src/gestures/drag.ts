/** What every drag has in common: where the pointer is, and a beginning, a middle and an end. */
import type { BoardPoint } from '@journeyboard/layout'

export interface PointerInput {
  readonly point: BoardPoint
  /** CSS pixels; the threshold counts in them. */
  readonly screen: { readonly x: number; readonly y: number }
  readonly zoom: number
  readonly shift: boolean
  readonly mod: boolean
  readonly alt: boolean
}

/** A gesture from its beginning to its end. */
export interface Drag {
  update(input: PointerInput): void
  finish(input: PointerInput): void
  /** Takes back what `update` has changed outside the gesture itself. */
  cancel?(): void
}
