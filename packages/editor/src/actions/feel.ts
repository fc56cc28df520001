/** Actions on feelings and moments of truth. */
import { type EmotionPlot, valenceAt } from '@journeyboard/layout'
import { feelingId, formatValence, holdsCards, valenceOfFive } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { toggleMoment } from '../commands/cards.ts'
import { clearFeelings, type FeelingPlace, insertPersona, setFeelings } from '../commands/feelings.ts'
import { insertLane } from '../commands/lanes.ts'
import { unlockedFeelings } from '../commands/locks.ts'
import { leadingPersona, showPersonas } from '../hiddenPersonas.ts'
import { stepsOf } from '../navigate.ts'
import { type CellRef, cardIdsOf, type Ref } from '../refs.ts'
import { mayChange } from '../rights.ts'
import { select } from '../selection.ts'
import type { Action } from './action.ts'
import { tellStaying } from './lock.ts'

/** Those that may be set; of the others the person is told. */
function freePlacesOf(board: Board, refs: readonly Ref[]): FeelingPlace[] {
  const places = feelingPlacesOf(board, refs)
  tellStaying(
    board,
    places.map((place) => ({ family: 'feeling', ...place })),
  )
  return unlockedFeelings(board.doc.projection.journey(), places)
}

/** The feelings that keys 1 to 5 are meant for: the chosen points, else the leading persona's at the chosen steps. */
function feelingPlacesOf(board: Board, refs: readonly Ref[]): FeelingPlace[] {
  const journey = board.doc.projection.journey()
  const points = refs.flatMap((ref) => (ref.family === 'feeling' ? [ref] : []))
  if (points.length > 0) return points
  const steps = new Set(refs.flatMap((ref) => stepsOf(journey, ref)))
  const persona = leadingPersona(journey, board.hiddenPersonas.getState())
  return persona ? [...steps].map((step) => ({ persona, step: step.id, series: 'actual' as const })) : []
}

const NO_LANE = 'Feelings are drawn in a lane of their own, and this map has none.'

/** Where nobody would see a feeling none is set, unless such a lane comes with it, in one step of undo. */
export function feelInSight(board: Board, setFeeling: () => void): void {
  if (showsFeelings(board)) {
    setFeeling()
    return
  }
  const addLane = () => {
    const endGroup = board.doc.history.beginGroup({ label: 'Set feeling' })
    const { lanes } = board.doc.projection.journey()
    const below = lanes.findLastIndex(({ role }) => role === 'customer') + 1 || lanes.length
    if (!showsFeelings(board)) insertLane(board.doc, below, { title: 'Feelings', kind: 'emotion', role: 'customer' })
    setFeeling()
    endGroup()
  }
  const mayAdd = board.rights.getState().structure
  board.notices.toast(NO_LANE, mayAdd ? { action: { label: 'Add one', run: addLane } } : {})
}

const showsFeelings = (board: Board) => board.doc.projection.journey().lanes.some((lane) => !holdsCards(lane))

function feel(board: Board, score: number): void {
  const { refs } = board.selection.getState()
  feelInSight(board, () => setValence(board, valenceOfFive(score), refs))
}

/** In a lane of feelings, where it was pressed: a feeling as high as that, or the one that the step has already. */
export function feelAt(board: Board, cell: CellRef, plot: EmotionPlot, y: number): void {
  if (!mayChange(board, 'cards')) return
  const [place] = feelingPlacesOf(board, [cell])
  const isFelt =
    place && board.doc.projection.journey().feelingById.has(feelingId(place.persona, place.step, place.series))
  if (!isFelt) setValence(board, valenceAt(plot, y), [cell])
  const [felt] = feelingPlacesOf(board, [cell])
  if (felt) select(board.selection, [{ family: 'feeling', lane: cell.lane, ...felt }])
}

function setValence(board: Board, valence: number, refs: readonly Ref[]): void {
  const endGroup = board.doc.history.beginGroup({ label: 'Set feeling' })
  if (board.doc.projection.journey().personas.length === 0) insertPersona(board.doc, 'Customer')
  const places = freePlacesOf(board, refs)
  setFeelings(board.doc, places, valence)
  endGroup()
  // What is felt is also seen.
  showPersonas(
    board.hiddenPersonas,
    places.map(({ persona }) => persona),
  )
  sayFeeling(board, places, formatValence(valence))
}

/** For screen readers: the value is seen on the curve. */
export function sayFeeling(board: Board, places: readonly FeelingPlace[], value: string): void {
  if (places.length === 0) return
  const { personaById } = board.doc.projection.journey()
  const names = [...new Set(places.map((place) => place.persona))].map((id) => personaById.get(id)?.name)
  board.notices.announce(`${names.filter(Boolean).join(', ') || 'Customer'}: feeling ${value}`)
}

const hasSteps = (board: Board) => {
  const journey = board.doc.projection.journey()
  return board.selection.getState().refs.some((ref) => stepsOf(journey, ref).length > 0)
}
const touchpointsOf = (board: Board) => cardIdsOf(board.selection.getState().refs)

const FEELINGS = ['Very unhappy, −2', 'Unhappy, −1', 'Neutral, 0', 'Happy, +1', 'Very happy, +2'] as const

export const feelActions: readonly Action[] = [
  ...FEELINGS.map(
    (label, index): Action => ({
      id: `feel${index + 1}`,
      label: `Feeling: ${label}`,
      group: 'Feelings and moments',
      icon: index < 2 ? 'Frown' : index === 2 ? 'Meh' : 'Smile',
      keys: [`${index + 1}`],
      changes: 'cards',
      when: hasSteps,
      run: (board) => feel(board, index + 1),
    }),
  ),
  {
    id: 'clearFeeling',
    label: 'Clear feeling',
    group: 'Feelings and moments',
    icon: 'Eraser',
    keys: ['0'],
    changes: 'cards',
    when: hasSteps,
    run: (board) => {
      if (!showsFeelings(board)) {
        board.notices.toast(NO_LANE)
        return
      }
      const places = freePlacesOf(board, board.selection.getState().refs)
      clearFeelings(board.doc, places)
      sayFeeling(board, places, 'cleared')
    },
  },
  {
    id: 'moment',
    label: 'Moment of truth',
    group: 'Feelings and moments',
    icon: 'Diamond',
    keys: ['f'],
    changes: 'cards',
    when: (board) => touchpointsOf(board).length > 0,
    isOn: (board) => {
      const { cardById } = board.doc.projection.journey()
      const ids = touchpointsOf(board)
      return ids.length > 0 && ids.every((id) => cardById.get(id)?.moment)
    },
    run: (board) => {
      tellStaying(board, board.selection.getState().refs)
      toggleMoment(board.doc, touchpointsOf(board))
    },
  },
  {
    id: 'personas',
    label: 'Personas',
    group: 'Feelings and moments',
    icon: 'Users',
    run: (board) => board.panels.setState({ dialog: { type: 'personas' } }),
  },
  {
    id: 'showPersonas',
    label: 'Show the curves of all personas',
    group: 'Feelings and moments',
    icon: 'Eye',
    when: (board) => board.hiddenPersonas.getState().size > 0,
    run: (board) => showPersonas(board.hiddenPersonas, board.hiddenPersonas.getState()),
  },
]
