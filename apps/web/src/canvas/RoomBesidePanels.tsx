/** Moves the view when a panel is opened over what is looked at, and back when it closes. */
import { type Board, boxOfAll, type Panels, show } from '@journeyboard/editor'
import { BLOCK_ZOOM, type Box, boxesOverlap } from '@journeyboard/layout'
import { useEffect } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { areHandsBusy } from '../board/people/handsBusy.ts'
import { keepClearOfDetails } from './clearOfDetails.ts'
import { revealClear } from './edgeTitles.ts'
import { boxInView, fitMap, type Insets, isSameView, revealBox, type Size, type View } from './fit.ts'
import { frameOf, freeInsets } from './room.ts'
import type { ViewWay } from './useViewport.ts'

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 }

export function RoomBesidePanels({ way }: { readonly way: ViewWay }) {
  const board = useBoard()
  useEffect(() => makeRoom(board, way), [board, way])
  useEffect(() => keepClearOfDetails(board, way), [board, way])
  useEffect(() => {
    way.revealClear.current = (box, view, size, insets) =>
      revealClear(box, view, size, insets, board.layout.getState(), frameOf(board, size))
    // What is written or was gone to already may lie under titles, of which nothing was known.
    const written = board.editing.store.getState() && board.selection.getState().refs.at(-1)
    const early = way.shownEarly.current
    way.shownEarly.current = null
    if (written) show(board, written)
    else if (early && isSameView(way.goal(), early.view)) board.viewport.current?.show(early.box)
    return () => {
      way.revealClear.current = null
    }
  }, [board, way])
  return null
}

/** Gives the function that stops it. */
function makeRoom(board: Board, { goal, size, glide }: ViewWay): () => void {
  let moved: { readonly from: View; readonly to: View } | null = null
  return board.panels.subscribe((now, before) => {
    const isOpen = hasPanelAtLeft(now)
    const wasOpen = hasPanelAtLeft(before)
    const areDetailsOpened = now.isInspectorOpen && !before.isInspectorOpen
    if (isOpen === wasOpen && !areDetailsOpened) return
    // Whoever follows somebody sees that person's view, and what is in the hand stays under it.
    const isFree = now.followed === null && now.scene === null && !areHandsBusy(board)
    const from = goal()
    if (wasOpen && !isOpen) {
      if (isFree && moved && isSameView(from, moved.to)) glide(moved.from)
      moved = null
    } else if (isFree) {
      const to = areDetailsOpened ? withSelected(board, from, size()) : besidePanel(board, from, size())
      if (!to || to === from) return
      glide(to)
      if (isOpen && !wasOpen) moved = { from, to }
    }
  })
}

function hasPanelAtLeft({ areCommentsOpen, isOutlineOpen }: Panels): boolean {
  return areCommentsOpen || isOutlineOpen
}

/** The whole map stays in view where it has room, else what is selected, else what began at the edge that is covered now. */
function besidePanel(board: Board, view: View, size: Size): View {
  const { bounds } = board.layout.getState()
  const insets = freeInsets(board, size)
  const { covered } = frameOf(board, size)
  if (covered > 0 && isWithin(bounds, view, size, NO_INSETS)) {
    const shown = revealBox(bounds, view, size, insets)
    if (isWithin(bounds, shown, size, insets)) return shown
    const fitted = fitMap(bounds, size, insets, covered)
    // Not at the price of cards that can be read no more.
    if (fitted.zoom >= Math.min(BLOCK_ZOOM, view.zoom)) return fitted
  }
  return withSelected(board, view, size) ?? { ...view, x: view.x + covered }
}

/** The view with what is selected in the room that is left; null where that is not in view, or larger than the room. */
function withSelected(board: Board, view: View, size: Size): View | null {
  const layout = board.layout.getState()
  const box = boxOfAll(layout, board.selection.getState().refs)
  if (!box || !boxesOverlap(box, boxInView(view, size))) return null
  const insets = freeInsets(board, size)
  const shown = revealClear(box, view, size, insets, layout, frameOf(board, size))
  return isWithin(box, shown, size, insets) ? shown : null
}

/** But for the rounding of numbers. */
function isWithin({ x, y, width, height }: Box, view: View, size: Size, { top, right, bottom, left }: Insets): boolean {
  const onScreen = { x: view.x + x * view.zoom, y: view.y + y * view.zoom }
  return (
    onScreen.x > left - 1 &&
    onScreen.y > top - 1 &&
    onScreen.x + width * view.zoom < size.width - right + 1 &&
    onScreen.y + height * view.zoom < size.height - bottom + 1
  )
}
