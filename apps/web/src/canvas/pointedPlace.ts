/** Where the pointer is on the map, also when the map moves under a pointer that rests. */
import type { BoardPoint } from '@journeyboard/layout'
import type { ReactFlowState } from '@xyflow/react'

type View = Pick<ReactFlowState, 'transform'>

interface Flow {
  getState(): View
  subscribe(listener: (now: View, before: View) => void): () => void
}

export interface PointedPlace {
  /** The pointer has moved to a place on the map; null: it left. */
  set(point: BoardPoint | null): void
  stop(): void
}

/** `tell` hears of each place that is another one, and whether the map brought it. */
export function createPointedPlace(
  flow: Flow,
  tell: (point: BoardPoint | null, isBrought: boolean) => void,
): PointedPlace {
  /** In CSS pixels from the corner of the canvas. */
  let rests: { readonly x: number; readonly y: number } | null = null
  const stop = flow.subscribe(({ transform }, before) => {
    if (!rests || transform === before.transform) return
    const [x, y, zoom] = transform
    tell({ x: (rests.x - x) / zoom, y: (rests.y - y) / zoom }, true)
  })
  return {
    set(point) {
      const [x, y, zoom] = flow.getState().transform
      rests = point && { x: point.x * zoom + x, y: point.y * zoom + y }
      tell(point, false)
    },
    stop,
  }
}
