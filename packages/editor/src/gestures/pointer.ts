/** The pointer on the board: a press becomes a click or, after 4 pixels, a gesture that ends in one command. */
import { type BoardPoint, grabTest, type Hit, hitTest } from '@journeyboard/layout'
import { type CardId, type NoteId, parseFeelingId } from '@journeyboard/model'
import { editRef } from '../actions/edit.ts'
import { feelAt } from '../actions/feel.ts'
import { linkThem } from '../actions/link.ts'
import { writeNote } from '../actions/make.ts'
import { leaveLink } from '../actions/reach.ts'
import type { Board } from '../board.ts'
import { cellRef, isAlive, isEnd, type Ref, refKey } from '../refs.ts'
import { isHeld } from '../rights.ts'
import { addToSelection, clearSelection, isSelected, select, toggleInSelection } from '../selection.ts'
import type { Drag, PointerInput } from './drag.ts'
import { type NewKind, NO_GESTURE } from './gesture.ts'
import { borderOf, createHeaderDrag, createResize, resetSize } from './headerGestures.ts'
import { createMake, type Make } from './make.ts'
import { createFeelDrag, createLinkDrag } from './markGestures.ts'
import { createMarquee } from './marquee.ts'
import { createMove } from './move.ts'

export interface Pointer {
  /** `on` is what the canvas knows better than geometry: a link's line, or the handle that begins a link. */
  press(input: PointerInput, on?: PressedOn): void
  move(input: PointerInput): void
  /** Nothing is pressed, and the pointer is here; null: over nothing that takes it. */
  hover(input: PointerInput | null): void
  release(input: PointerInput): void
  doublePress(input: PointerInput, on?: PressedOn): void
  /** Everything returns to where it was. */
  cancel(): void
  isBusy(): boolean
}

export type PressedOn =
  | { readonly type: 'ref'; readonly ref: Ref }
  | { readonly type: 'linkHandle'; readonly from: CardId | NoteId }

/** CSS pixels before a press becomes a drag. */
const THRESHOLD = 4
/** CSS pixels beside a border in which a click is meant for it. */
const REACH = 4

export function createPointer(board: Board): Pointer {
  let pressed: { readonly input: PointerInput; readonly ref: Ref | null; readonly begin: () => Drag | null } | null =
    null
  let drag: Drag | null = null
  let isClick = false
  /** What the tool shows that it would make here. */
  let shown: { readonly kind: NewKind; readonly make: Make } | null = null

  const reset = () => {
    pressed = null
    drag = null
    shown = null
    board.gesture.setState(NO_GESTURE, true)
  }
  const cancel = () => {
    drag?.cancel?.()
    reset()
  }

  return {
    hover(input) {
      if (pressed) return
      const { tool, newKind } = board.panels.getState()
      if (input && tool === 'make') {
        if (shown?.kind !== newKind) shown = { kind: newKind, make: createMake(board, newKind, input) }
        shown.make.update(input)
      } else if (shown) reset()
    },
    press(input, on) {
      const before = shown
      cancel()
      const grab = grabTest(board.layout.getState(), input.point, REACH / input.zoom)
      const meant = on?.type === 'ref' ? on.ref : refAt(board, input.point, input.zoom)
      // Whoever presses elsewhere is done with the text; an empty new card that was meant by the press goes with it.
      board.editing.end()
      const ref = meant && isAlive(board.doc.projection.journey(), meant) ? meant : null
      const { tool } = board.panels.getState()
      // The map has made room for it, which the press must not take back.
      shown = tool === 'make' ? before : null
      shown?.make.update(input)
      const { make } = shown ?? {}
      pressed = { input, ref, begin: () => (make ? held(make) : beginDrag(board, input, grab, on)) }
      isClick = on?.type !== 'linkHandle'
      // What is dragged must be selected first; a click that keeps a larger selection decides on release, and so does one
      // beside what is too small on the screen to be met, from where a drag is a marquee.
      const taken = on?.type === 'ref' ? on.ref : refOfHit(grab)
      const isTaken = ref !== null && taken !== null && refKey(ref) === refKey(taken)
      const isSelecting = tool !== 'link' && tool !== 'make'
      if (isTaken && canMove(ref) && isSelecting && !input.shift && !input.mod && !isSelected(board.selection, ref)) {
        select(board.selection, [ref])
        isClick = false
      }
    },
    move(input) {
      if (!pressed) return
      if (drag) {
        drag.update(input)
        return
      }
      const { screen } = pressed.input
      if (Math.hypot(input.screen.x - screen.x, input.screen.y - screen.y) < THRESHOLD) return
      drag = pressed.begin()
      drag?.update(input)
    },
    release(input) {
      const before = pressed
      const finished = drag ?? (before && isClick ? shown?.make : null)
      reset()
      if (finished) finished.finish(input)
      else if (before && isClick) click(board, before.ref, before.input)
    },
    doublePress(input, on) {
      doubleClick(board, input, on)
    },
    cancel,
    isBusy: () => drag !== null,
  }
}

/** What is under the point, for menus and hovering. */
export function refAt(board: Board, point: BoardPoint, zoom: number): Ref | null {
  return refOfHit(hitTest(board.layout.getState(), point, REACH / zoom))
}

/** What is meant by a hit; null where that is no thing of the map. */
export function refOfHit(hit: Hit): Ref | null {
  switch (hit.kind) {
    case 'card':
      return { family: 'card', id: hit.id }
    case 'note':
      return { family: 'note', id: hit.id }
    case 'stageHeader':
      return { family: 'stage', id: hit.id }
    case 'stepHeader':
      return { family: 'step', id: hit.id }
    case 'laneTitle':
      return { family: 'lane', id: hit.id }
    case 'cell':
      return cellRef(hit)
    case 'curvePoint': {
      const key = parseFeelingId(hit.id)
      return key ? { family: 'feeling', ...key, lane: hit.lane } : null
    }
    case 'columnBorder':
    case 'rowBorder':
    case 'tray':
    case 'sheet':
    case 'ground':
      return null
  }
}

const canMove = (ref: Ref) => ref.family !== 'cell' && ref.family !== 'link'

function held(make: Make): Make {
  make.hold()
  return make
}

function beginDrag(board: Board, input: PointerInput, hit: Hit, on: PressedOn | undefined): Drag | null {
  const { tool, newKind } = board.panels.getState()
  if (tool === 'make') return held(createMake(board, newKind, input))
  if (on?.type === 'linkHandle') return createLinkDrag(board, on.from)
  const border = on ? null : borderOf(hit)
  const ref = on?.ref ?? border ?? refOfHit(hit)
  // What may not be moved is ground to the hand.
  if (input.shift || (ref && isHeld(board, ref))) return beginMarquee(board, input)
  if (border) return createResize(board, border, input)
  if (on?.ref.family === 'stage' || on?.ref.family === 'lane') return createHeaderDrag(board, on.ref, input)
  switch (hit.kind) {
    case 'card':
    case 'note': {
      if (tool === 'link') return createLinkDrag(board, hit.id)
      // With Mod held the press left the selection alone: what is under the hand goes along all the same.
      if (ref && !isSelected(board.selection, ref)) addToSelection(board.selection, [ref])
      return createMove(board, hit.id, input)
    }
    case 'stageHeader':
      return createHeaderDrag(board, { family: 'stage', id: hit.id }, input)
    case 'stepHeader':
      return createHeaderDrag(board, { family: 'step', id: hit.id }, input)
    case 'laneTitle':
      return createHeaderDrag(board, { family: 'lane', id: hit.id }, input)
    case 'curvePoint':
      return createFeelDrag(board, hit)
    case 'columnBorder':
    case 'rowBorder':
    case 'cell':
    case 'tray':
    case 'sheet':
    case 'ground':
      return beginMarquee(board, input)
  }
}

/** Whoever takes many things begins no link any more, as with a click on open ground. */
function beginMarquee(board: Board, input: PointerInput): Drag {
  leaveLink(board)
  return createMarquee(board, input)
}

function click(board: Board, ref: Ref | null, input: PointerInput): void {
  const { tool, newKind } = board.panels.getState()
  if (tool === 'make') {
    createMake(board, newKind, input).finish(input)
    return
  }
  if (tool === 'link') {
    endLink(board, ref)
    return
  }
  if (!ref) {
    if (!input.shift && !input.mod) clearSelection(board.selection)
  } else if (input.mod) toggleInSelection(board.selection, ref)
  else if (input.shift) addToSelection(board.selection, [ref])
  else select(board.selection, [ref])
}

/** The link tool: the first card or note is where the link begins, the second where it ends. */
function endLink(board: Board, ref: Ref | null): void {
  const [from] = board.selection.getState().refs
  if (!isEnd(ref)) {
    board.panels.setState({ tool: 'select' })
    return
  }
  const begins = isEnd(from) && from.id !== ref.id
  select(board.selection, begins ? [from, ref] : [ref])
  if (begins) linkThem(board)
}

function doubleClick(board: Board, input: PointerInput, on?: PressedOn): void {
  board.editing.end()
  if (on?.type === 'ref') {
    editRef(board, on.ref)
    return
  }
  const layout = board.layout.getState()
  const hit = hitTest(layout, input.point, REACH / input.zoom)
  const border = borderOf(hit)
  if (border) {
    resetSize(board, border)
    return
  }
  const ref = refOfHit(hit)
  const plot = ref?.family === 'cell' && layout.plots.find(({ laneId }) => laneId === ref.lane)
  if (plot) feelAt(board, ref, plot, input.point.y)
  else if (ref) editRef(board, ref)
  else if (hit.kind === 'ground') writeNote(board, input.point)
}
