/** Actions that move the keyboard's place and the selection. */
import type { Journey } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { unlocked } from '../commands/locks.ts'
import { type Direction, neighbourOf } from '../navigate.ts'
import { endPresentation } from '../presentation.ts'
import { cellRef, isAlive, type Ref, refKey } from '../refs.ts'
import { addToSelection, select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'
import { focusOf } from './make.ts'
import { carryEnd, leaveLink } from './reach.ts'
import { shiftSelection } from './shift.ts'

function step(board: Board, direction: Direction, isExtending: boolean): void {
  if (!isExtending && carryEnd(board, direction)) return
  const journey = board.doc.projection.journey()
  const { from } = board.selection.getState()
  const focus = focusOf(board)
  if (!focus && from && isAlive(journey, from)) {
    select(board.selection, [from])
    show(board, from)
    return
  }
  if (isExtending && isWayBack(board, direction)) {
    const { refs } = board.selection.getState()
    select(board.selection, refs.slice(0, -1))
    const last = refs.at(-2)
    if (last) show(board, last)
    return
  }
  const next = isExtending ? nextAlike(journey, focus, direction) : neighbourOf(journey, focus, direction)
  if (!next) return
  if (isExtending) addToSelection(board.selection, [next])
  else select(board.selection, [next], from && next.family === 'feeling' ? cellRef(next) : null)
  show(board, next)
}

/** The next thing of the kind that is selected, empty cells passed over: cards and headers never mix. */
function nextAlike(journey: Journey, focus: Ref | undefined, direction: Direction): Ref | null {
  const family = focus === undefined || focus.family === 'cell' ? 'card' : focus.family
  let next = neighbourOf(journey, focus, direction)
  while (next?.family === 'cell') next = neighbourOf(journey, next, direction)
  return next?.family === family ? next : null
}

const OPPOSITE = { left: 'right', right: 'left', up: 'down', down: 'up' } as const

/** Whether what was taken last was reached from what was taken before it by a step against this direction. */
function isWayBack(board: Board, direction: Direction): boolean {
  const [before, last] = board.selection.getState().refs.slice(-2)
  if (!before || !last) return false
  const next = nextAlike(board.doc.projection.journey(), before, OPPOSITE[direction])
  return next !== null && refKey(next) === refKey(last)
}

/** All but what is locked, as the marquee does. */
function selectAll(board: Board): void {
  const journey = board.doc.projection.journey()
  const cards = unlocked(journey, [...journey.cardById.keys()]).map((id): Ref => ({ family: 'card', id }))
  const notes = unlocked(journey, [...journey.noteById.keys()]).map((id): Ref => ({ family: 'note', id }))
  select(board.selection, [...cards, ...notes])
}

/**
 * One step back: menu or dialog, editor, what a tool is about to make, selection (from a link or a point of the curve
 * first to where the keys came from), tool, what is looked for. A gesture is cancelled by the canvas before.
 */
function stepBack(board: Board): void {
  const { dialog, menu, findRequests, followed, tool, isInterfaceHidden, scene } = board.panels.getState()
  const { refs, from } = board.selection.getState()
  if (dialog || menu) board.panels.setState({ dialog: null, menu: null })
  else if (scene !== null) endPresentation(board)
  else if (board.editing.store.getState()) board.editing.end()
  else if (tool === 'link') {
    leaveLink(board)
    const [from] = board.selection.getState().refs
    if (from) show(board, from)
  } else if (tool === 'make') board.panels.setState({ tool: 'select' })
  else if (refs.length > 0) {
    const isBack = from && isAlive(board.doc.projection.journey(), from)
    select(board.selection, isBack ? [from] : [], isBack ? null : refs.at(-1))
  } else if (tool !== 'select') board.panels.setState({ tool: 'select' })
  else if (followed !== null) board.panels.setState({ followed: null })
  else if (findRequests > 0) board.panels.setState({ findRequests: 0 })
  else if (isInterfaceHidden) board.panels.setState({ isInterfaceHidden: false })
}

const ARROWS = [
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
] as const

/** A point of the curve is moved, before the keys walk the grid. */
const onPoint = (board: Board) => focusOf(board)?.family === 'feeling'

export const chooseActions: readonly Action[] = [
  {
    id: 'feelMore',
    label: 'Raise the point of the curve',
    group: 'Feelings and moments',
    keys: ['ArrowUp'],
    changes: 'cards',
    isHidden: true,
    when: onPoint,
    run: (board) => shiftSelection(board, 0, -1),
  },
  {
    id: 'feelLess',
    label: 'Lower the point of the curve',
    group: 'Feelings and moments',
    keys: ['ArrowDown'],
    changes: 'cards',
    isHidden: true,
    when: onPoint,
    run: (board) => shiftSelection(board, 0, 1),
  },
  ...ARROWS.flatMap(([direction, key]): Action[] => [
    {
      id: `go-${direction}`,
      label: `Go ${direction}`,
      group: 'Select',
      keys: [key],
      isHidden: true,
      isPartOfLink: true,
      run: (board) => step(board, direction, false),
    },
    {
      id: `extend-${direction}`,
      label: `Select further ${direction}`,
      group: 'Select',
      keys: [`Shift+${key}`],
      isHidden: true,
      run: (board) => step(board, direction, true),
    },
  ]),
  { id: 'selectAll', label: 'Select all', group: 'Select', icon: 'BoxSelect', keys: ['$mod+a'], run: selectAll },
  {
    id: 'escape',
    label: 'One step back',
    group: 'Select',
    keys: ['Escape'],
    isHidden: true,
    isPartOfLink: true,
    run: stepBack,
  },
]
