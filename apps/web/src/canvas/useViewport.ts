/** What the editor can do about what is in view, on React Flow's viewport. */

import { type Board, show, type Viewport } from '@journeyboard/editor'
import { BLOCK_ZOOM, boxesOverlap } from '@journeyboard/layout'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import {
  BARE_INSETS,
  besidePanels,
  boxInView,
  clampZoom,
  fitBox,
  fitMap,
  interfaceInsets,
  type OpenPanels,
  revealBox,
  type View,
} from './fit.ts'
import { createGlide } from './glide.ts'
import { coveredBelow, followScreenKeyboard } from './screenKeyboard.ts'

/** Milliseconds; none for those who asked for no motion. */
const GLIDE = 150

/** Which panels cover a part of the map now. */
export function openPanels({ panels, selection }: Board): OpenPanels {
  const { isInspectorOpen, isInterfaceHidden, scene, findRequests, areCommentsOpen } = panels.getState()
  // Of an empty cell there are no details to show.
  const hasDetails = selection.getState().refs.some((ref) => ref.family !== 'cell')
  const isShown = isInspectorOpen && !isInterfaceHidden && scene === null && hasDetails
  return { isInspectorOpen: isShown, isFinding: findRequests > 0, areCommentsOpen }
}

export function useViewport(board: Board, element: RefObject<HTMLElement | null>): void {
  const { setViewport } = useReactFlow()
  const flow = useStoreApi()
  useEffect(() => {
    const sizeOf = () => {
      const { width, height } = flow.getState()
      return { width, height }
    }
    const viewOf = (): View => {
      const [x, y, zoom] = flow.getState().transform
      return { x, y, zoom }
    }
    const way = createGlide({ view: viewOf, move: (view) => void setViewport(view) })
    const glide = (view: View) => {
      way.to(view, matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE)
    }
    const zoomTo = (zoom: number) => {
      const { width, height } = sizeOf()
      const { x, y, zoom: before } = way.goal()
      const next = clampZoom(zoom)
      const ratio = next / before
      glide({ x: width / 2 - (width / 2 - x) * ratio, y: height / 2 - (height / 2 - y) * ratio, zoom: next })
    }
    const viewport: Viewport = {
      show(box, { fill = false, most = 1, onlyIfLost = false } = {}) {
        const size = sizeOf()
        // Keys that come while it glides back have nothing to add.
        const goal = way.goal()
        if (onlyIfLost && goal.zoom >= BLOCK_ZOOM && boxesOverlap(box, boxInView(goal, size))) return
        const { isInterfaceHidden, scene } = board.panels.getState()
        const insets = isInterfaceHidden || scene !== null ? BARE_INSETS : interfaceInsets(size)
        if (fill) {
          // The whole map lies as it lay when it was opened.
          const isMap = scene === null && box === board.layout.getState().bounds
          glide(isMap ? fitMap(box, size, insets) : fitBox(box, size, insets, most))
          return
        }
        const view = viewOf()
        // Text that is about to be edited must be readable.
        if (view.zoom < BLOCK_ZOOM && board.editing.store.getState()) {
          const close = fitBox(box, size, insets)
          glide(close)
          return
        }
        const beside = besidePanels(insets, openPanels(board), size)
        const next = revealBox(box, view, size, { ...beside, bottom: Math.max(beside.bottom, coveredBelow() + 12) })
        if (next !== view) glide(next)
      },
      // Keys that are pressed faster than the view glides add up.
      zoomBy: (factor) => zoomTo(way.goal().zoom * factor),
      zoomTo,
      panBy(dx, dy) {
        const view = viewOf()
        void setViewport({ ...view, x: view.x + dx, y: view.y + dy })
      },
      centre() {
        const box = boxInView(viewOf(), sizeOf())
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      },
      toBoard(clientX, clientY) {
        const { left, top } = flow.getState().domNode?.getBoundingClientRect() ?? { left: 0, top: 0 }
        const { x, y, zoom } = viewOf()
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
      way.stop()
      board.viewport.current = null
    }
  }, [board, flow, setViewport, element])
}
