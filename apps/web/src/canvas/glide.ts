/** A short movement from one view to another, frame by frame. */
import { isSameView, type View } from './fit.ts'

export interface GlidePort {
  view(): View
  move(view: View): void
}

export interface Glide {
  /** Where the view is on its way to, or where it is. */
  goal(): View
  /** @param duration milliseconds */
  to(view: View, duration: number): void
  stop(): void
}

/** Whatever else moves the view while it glides ends that: hands go before. */
export function createGlide(port: GlidePort): Glide {
  let goal: View | null = null
  let last: View | null = null
  let frame = 0

  const isUnderWay = () => goal !== null && last !== null && isSameView(port.view(), last)
  const stop = () => {
    cancelAnimationFrame(frame)
    goal = null
    last = null
  }
  const moveTo = (view: View) => {
    port.move(view)
    last = port.view()
  }
  return {
    goal: () => (goal && isUnderWay() ? goal : port.view()),
    to(view, duration) {
      stop()
      // A page in the background gets no frames.
      if (duration === 0 || document.hidden) {
        port.move(view)
        return
      }
      const from = port.view()
      let start: number | null = null
      goal = view
      last = from
      const step = (now: number) => {
        if (!isUnderWay()) return stop()
        start ??= now
        const part = Math.min(1, (now - start) / duration)
        moveTo(part === 1 ? view : between(from, view, easeOut(part)))
        if (part === 1) stop()
        else frame = requestAnimationFrame(step)
      }
      frame = requestAnimationFrame(step)
    },
    stop,
  }
}

/** The zoom grows by equal factors, and the point that both views show at one place stays there. */
export function between(from: View, to: View, part: number): View {
  const zoom = from.zoom * (to.zoom / from.zoom) ** part
  const isZooming = Math.abs(to.zoom - from.zoom) > 1e-6
  const way = isZooming ? (zoom - from.zoom) / (to.zoom - from.zoom) : part
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom }
}

function easeOut(part: number): number {
  return 1 - (1 - part) ** 3
}
