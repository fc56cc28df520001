/** Going by keys to what fills no cell of the grid: points of the curve, links, and the other end of a new link. */
import { FEELING_SERIES, feelingId, type Journey, type Link } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { type Direction, neighbourOf } from '../navigate.ts'
import { cellRef, type EndRef, endRef, type FeelingRef, isEnd, type Ref, refKey } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'
import { linkThem } from './link.ts'
import { focusOf } from './make.ts'

/** The points at the cell where the keyboard is: of each persona that is shown what they feel, then what else there is. */
function pointsHere(board: Board): readonly FeelingRef[] {
  const here = focusOf(board)
  if (here?.family !== 'cell' && here?.family !== 'feeling') return []
  const { step, lane } = here
  const { personas, feelingById, laneById } = board.doc.projection.journey()
  if (laneById.get(lane)?.kind !== 'emotion') return []
  const hidden = board.hiddenPersonas.getState()
  return personas
    .filter(({ id }) => !hidden.has(id))
    .flatMap(({ id: persona }) =>
      FEELING_SERIES.filter((series) => series === 'actual' || feelingById.has(feelingId(persona, step, series))).map(
        (series): FeelingRef => ({ family: 'feeling', persona, step, lane, series }),
      ),
    )
}

/** From the cell to its first point, from a point to the next one there. */
function goToPoint(board: Board): void {
  const here = focusOf(board)
  const point = here && nextOf(pointsHere(board), here)
  if (!point) return
  select(board.selection, [point], cellRef(point))
  show(board, point)
}

/** The one behind it, the first one behind the last. */
function nextOf<R extends Ref>(refs: readonly R[], here: Ref): R | undefined {
  const key = refKey(here)
  return refs[(refs.findIndex((ref) => refKey(ref) === key) + 1) % refs.length]
}

/** The card or note whose links are meant: the one that is chosen, or the one from which the keyboard came to its link. */
function linkedHere(board: Board): EndRef | null {
  const { refs, from } = board.selection.getState()
  const here = refs.at(-1)
  if (isEnd(here)) return here
  if (here?.family !== 'link') return null
  const journey = board.doc.projection.journey()
  const link = journey.linkById.get(here.id)
  return isEnd(from) ? from : link ? endRef(journey, link.ends.from) : null
}

function linksOf({ links }: Journey, { id }: EndRef): readonly Link[] {
  return links.filter(({ ends }) => ends.from === id || ends.to === id)
}

function hasLinks(board: Board): boolean {
  const end = linkedHere(board)
  return end !== null && linksOf(board.doc.projection.journey(), end).length > 0
}

/** From a card or note to its first link, from a link to the next one of the same card. */
function goToLink(board: Board): void {
  const end = linkedHere(board)
  const here = focusOf(board)
  if (!end || !here) return
  const links = linksOf(board.doc.projection.journey(), end).map(({ id }): Ref => ({ family: 'link', id }))
  const next = nextOf(links, here)
  if (!next) return
  select(board.selection, [next], end)
  show(board, next)
}

/**
 * With the link tool the arrows carry the end of the link from one card or note to the next, over empty cells; where it
 * begins stays selected. False: no link has begun.
 */
export function carryEnd(board: Board, direction: Direction): boolean {
  const { refs } = board.selection.getState()
  const [from] = refs
  if (board.panels.getState().tool !== 'link' || !isEnd(from)) return false
  const journey = board.doc.projection.journey()
  let next = neighbourOf(journey, refs.at(-1), direction)
  while (next?.family === 'cell') next = neighbourOf(journey, next, direction)
  if (!isEnd(next)) return true
  select(board.selection, next.id === from.id ? [from] : [from, next])
  show(board, next)
  return true
}

/** Puts the link tool away, without a link; what it would have ended at is no longer selected. */
export function leaveLink({ panels }: Board): void {
  if (panels.getState().tool === 'link') panels.setState({ tool: 'select' })
}

const mayEndLink = (board: Board) => {
  const { refs } = board.selection.getState()
  return board.panels.getState().tool === 'link' && refs.length === 2 && refs.every(isEnd)
}

export const reachActions: readonly Action[] = [
  {
    id: 'endLink',
    label: 'End the link here',
    group: 'Edit',
    keys: ['Enter'],
    changes: 'cards',
    isHidden: true,
    isPartOfLink: true,
    when: mayEndLink,
    run: linkThem,
  },
  {
    id: 'goToPoint',
    label: 'Go to the points of the curve',
    group: 'Select',
    icon: 'Smile',
    keys: ['Enter'],
    when: (board) => pointsHere(board).length > 0,
    run: goToPoint,
  },
  {
    id: 'goToLink',
    label: 'Go to its links',
    group: 'Select',
    icon: 'Spline',
    // Some keyboards type another letter with Alt: then the place of the key counts.
    keys: ['Alt+l', 'Alt+KeyL'],
    when: hasLinks,
    run: goToLink,
  },
]
