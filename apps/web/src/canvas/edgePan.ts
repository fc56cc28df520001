/** While something is dragged at the canvas' edge for 200 ms, the canvas pans. */
import type { CanvasPort } from './canvasPort.ts'

const EDGE = 36
const DELAY = 200
/** CSS pixels a frame at the very edge. */
const FASTEST = 14

export interface EdgePan {
  follow(event: PointerEvent): void
  stop(): void
  /** The view goes back to where it was before the drag brought it here. */
  takeBack(): void
}

/** @param isDragging asked before each movement: what was dragged may have been let go by a key, or be gone. */
export function createEdgePan(port: CanvasPort, isDragging: () => boolean): EdgePan {
  let last: PointerEvent | null = null
  let since = 0
  let frame = 0
  /** How far the drag has panned, in CSS pixels. */
  let panned = { x: 0, y: 0 }

  const speedOf = (event: PointerEvent) => {
    const { left, right, top, bottom } = port.bounds()
    const along = (at: number, low: number, high: number) => {
      if (at < low + EDGE) return Math.min(1, (low + EDGE - at) / EDGE) * FASTEST
      if (at > high - EDGE) return -Math.min(1, (at - high + EDGE) / EDGE) * FASTEST
      return 0
    }
    return { x: along(event.clientX, left, right), y: along(event.clientY, top, bottom) }
  }
  const stop = () => {
    last = null
    since = 0
    cancelAnimationFrame(frame)
    frame = 0
  }
  const tick = (now: number) => {
    frame = 0
    if (!last || !isDragging()) {
      stop()
      return
    }
    const { x, y } = speedOf(last)
    if (x === 0 && y === 0) {
      since = 0
      return
    }
    if (since === 0) since = now
    if (now - since >= DELAY && port.panBy(x, y)) panned = { x: panned.x + x, y: panned.y + y }
    frame = requestAnimationFrame(tick)
  }
  return {
    follow(event) {
      last = event
      if (frame === 0) frame = requestAnimationFrame(tick)
    },
    stop() {
      stop()
      panned = { x: 0, y: 0 }
    },
    takeBack() {
      stop()
      if (panned.x !== 0 || panned.y !== 0) port.glideBy(-panned.x, -panned.y)
      panned = { x: 0, y: 0 }
    },
  }
}
