/** What the editor can do about what is in view, on React Flow's viewport. */

import { type Board, show, type Viewport } from '@journeyboard/editor'
import { BLOCK_ZOOM, type Box, boxesOverlap } from '@journeyboard/layout'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useState } from 'react'
import { boxInView, clampZoom, fitBox, fitMap, isSameView, revealBox, type Size, type View } from './fit.ts'
import { createGlide, type Glide } from './glide.ts'
import { frameOf, freeInsets } from './room.ts'
import { coveredBelow, followScreenKeyboard } from './screenKeyboard.ts'

/** Milliseconds, as short as all motion here; none for those who asked for none. */
const GLIDE = 140

/** Where the view is on its way to, and how it gets anywhere. */
export interface ViewWay extends Pick<Glide, 'goal' | 'stop'> {
  size(): Size
  glide(to: View): void
  /** In place of `revealBox`, since there are titles at the edges of the view. */
  readonly revealClear: { current: typeof revealBox | null }
  /** What was gone to while nothing was known of those titles, which may lie over it, and the view that it got. */
  readonly shownEarly: { current: { readonly box: Box; readonly view: View } | null }
}

export function useViewport(board: Board, element: RefObject<HTMLElement | null>): ViewWay {
  const { setViewport } = useReactFlow()
  const flow = useStoreApi()
  const [way] = useState((): ViewWay => {
    const glide = createGlide({ view: () => viewIn(flow), move: (view) => void setViewport(view) })
    return {
      ...glide,
      revealClear: { current: null },
      shownEarly: { current: null },
      size(): Size {
        const { width, height } = flow.getState()
        return { width, height }
      },
      glide: (view: View) => glide.to(view, matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE),
    }
  })
  useEffect(() => {
    const { size: sizeOf, goal: goalOf, glide } = way
    const zoomTo = (zoom: number) => {
      const { width, height } = sizeOf()
      const { x, y, zoom: before } = goalOf()
      const next = clampZoom(zoom)
      const ratio = next / before
      glide({ x: width / 2 - (width / 2 - x) * ratio, y: height / 2 - (height / 2 - y) * ratio, zoom: next })
    }
    const insetsIn = (size: Size) => {
      const free = freeInsets(board, size)
      return { ...free, bottom: Math.max(free.bottom, coveredBelow() + 12) }
    }
    // What was fitted last: until the view is moved by hand it stays fitted, in a window of any size.
    let fitted: { readonly view: View; readonly again: () => void } | null = null
    const fit = (viewOf: () => View) => {
      const view = viewOf()
      fitted = { view, again: () => fit(viewOf) }
      glide(view)
    }
    const stopFitting = flow.subscribe(({ width, height }, before) => {
      const isResized = width !== before.width || height !== before.height
      // The keyboard of a phone takes room too: the text under it stays where it is.
      if (isResized && fitted && isSameView(goalOf(), fitted.view) && !board.editing.store.getState()) fitted.again()
    })
    const viewport: Viewport = {
      show(box, { fill = false, most = 1, onlyIfLost = false } = {}) {
        const size = sizeOf()
        // Keys that come while it glides back have nothing to add.
        const goal = goalOf()
        if (onlyIfLost && goal.zoom >= BLOCK_ZOOM && boxesOverlap(box, boxInView(goal, size))) return
        if (fill) {
          // The whole map lies as it lay when it was opened.
          const isMap = !frameOf(board, size).isPresenting && box === board.layout.getState().bounds
          fit(() => {
            const now = sizeOf()
            const insets = insetsIn(now)
            return isMap ? fitMap(box, now, insets, frameOf(board, now).covered) : fitBox(box, now, insets, most)
          })
          return
        }
        const insets = insetsIn(size)
        // Text that is about to be edited must be readable.
        const isTooSmall = goal.zoom < BLOCK_ZOOM && board.editing.store.getState()
        const next = isTooSmall
          ? fitBox(box, size, insets)
          : (way.revealClear.current ?? revealBox)(box, goal, size, insets)
        if (!way.revealClear.current) way.shownEarly.current = { box, view: next }
        if (next !== goal) glide(next)
      },
      // Keys that are pressed faster than the view glides add up.
      zoomBy: (factor) => zoomTo(goalOf().zoom * factor),
      zoomTo,
      panBy(dx, dy) {
        const view = viewIn(flow)
        void setViewport({ ...view, x: view.x + dx, y: view.y + dy })
      },
      centre() {
        const box = boxInView(viewIn(flow), sizeOf())
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      },
      toBoard(clientX, clientY) {
        const { left, top } = flow.getState().domNode?.getBoundingClientRect() ?? { left: 0, top: 0 }
        const { x, y, zoom } = viewIn(flow)
        return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom }
      },
      focus: () => element.current?.focus({ preventScroll: true }),
    }
    board.viewport.current = viewport
    // The keyboard of a phone comes after the text was opened, and over it.
    const stopFollowing = followScreenKeyboard(() => {
      const ref = board.editing.store.getState() && board.selection.getState().refs.at(-1)
      if (ref) show(board, ref)
    })
    return () => {
      stopFollowing()
      stopFitting()
      way.stop()
      board.viewport.current = null
    }
  }, [board, flow, setViewport, element, way])
  return way
}

function viewIn(flow: ReturnType<typeof useStoreApi>): View {
  const [x, y, zoom] = flow.getState().transform
  return { x, y, zoom }
}
