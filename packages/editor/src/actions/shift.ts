/** Alt+arrows: everything that can be dragged can also be moved by keys. */
import { feelingId, formatValence, holdsCards, type NoteId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { indexBeside } from '../commands/blocks.ts'
import { nudgeCard, shiftCards } from '../commands/cards.ts'
import { type FeelingPlace, setFeelings } from '../commands/feelings.ts'
import { moveLanes } from '../commands/lanes.ts'
import { isLocked, type LockableRef, unlocked } from '../commands/locks.ts'
import { moveNotes } from '../commands/notes.ts'
import { moveStages, moveSteps } from '../commands/stages.ts'
import { leadingPersona } from '../hiddenPersonas.ts'
import { freeStep } from '../notePlace.ts'
import { cardIdsOf, type HeaderRef, headerIdsOf, isHeader, noteIdsOf, type Ref } from '../refs.ts'
import { show } from '../showing.ts'
import { sayFeeling } from './feel.ts'
import { tellStaying } from './lock.ts'
import { focusOf } from './make.ts'

/** Board units. */
const NOTE_STEP = 8
/** Of valence: 0.2 as it is shown. */
const FEELING_STEP = 0.1

/** Whether Alt+arrows have something to move. */
export function canShift(board: Board): boolean {
  return board.selection
    .getState()
    .refs.some((ref) => ref.family !== 'link' && (ref.family !== 'cell' || feelingOf(board, ref) !== null))
}

/**
 * Cards go one cell, one card first within its stack; headers pass their neighbour, several of one kind as one block; notes go 8 board
 * units, or past the notes that lie there; a point of the curve goes up or down.
 */
export function shiftSelection(board: Board, bySteps: -1 | 0 | 1, byLanes: -1 | 0 | 1): void {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const { refs } = board.selection.getState()
  const place = focus && feelingOf(board, focus)
  // Of all that is selected only the headers of one kind go, or the point where the keyboard stands.
  const meant: readonly (Ref | LockableRef)[] = place
    ? [{ family: 'feeling', ...place }]
    : isHeader(focus)
      ? refs.filter(({ family }) => family === focus.family)
      : refs
  if (tellStaying(board, meant) && meant.every((ref) => isLocked(journey, ref))) return
  const by = (bySteps || byLanes) as -1 | 1
  if (isHeader(focus)) {
    const { stages, steps, lanes } = headerIdsOf(refs.filter((ref) => !isLocked(journey, ref)))
    if (focus.family === 'stage' && bySteps !== 0) moveStagesBy(board, stages, by)
    if (focus.family === 'step' && bySteps !== 0) moveStepsBy(board, steps, by)
    if (focus.family === 'lane' && byLanes !== 0) moveLanesBy(board, lanes, by)
  } else if (place) {
    if (byLanes !== 0) feelMore(board, place, -byLanes * FEELING_STEP)
  } else shiftThings(board, refs, bySteps, byLanes)
  if (focus) show(board, focus)
}

/** Cards and notes together are one step of undo. */
function shiftThings(board: Board, refs: readonly Ref[], bySteps: -1 | 0 | 1, byLanes: -1 | 0 | 1): void {
  const journey = board.doc.projection.journey()
  const cards = unlocked(journey, cardIdsOf(refs))
  const notes = unlocked(journey, noteIdsOf(refs))
  const endGroup = board.doc.history.beginGroup()
  const [only] = cards
  const isNudged = byLanes !== 0 && cards.length === 1 && only && nudgeCard(board.doc, only, byLanes)
  if (cards.length > 0 && !isNudged && !shiftCards(board.doc, cards, bySteps, byLanes))
    board.notices.announce('The map ends here')
  if (notes.length > 0) {
    const layout = board.layout.getState()
    const step = freeStep(layout, notes, { x: bySteps, y: byLanes }, NOTE_STEP)
    // From where they are shown: the map may have pushed one aside from its stored place.
    const placeOf = (id: NoteId, by: number) => {
      const box = layout.noteById.get(id)?.box
      return box && { x: box.x + bySteps * by, y: box.y + byLanes * by }
    }
    if (step === null) board.notices.announce('The map is in the way')
    else moveNotes(board.doc, notes, (id) => placeOf(id, step))
  }
  endGroup()
}

type Moving<F extends HeaderRef['family']> = readonly Extract<Ref, { family: F }>['id'][]

function moveStagesBy(board: Board, ids: Moving<'stage'>, by: -1 | 1): void {
  const { stages } = board.doc.projection.journey()
  const moving = stages.filter(({ id }) => ids.includes(id))
  moveStages(board.doc, ids, indexBeside(stages, moving, by))
}

function moveLanesBy(board: Board, ids: Moving<'lane'>, by: -1 | 1): void {
  const { lanes } = board.doc.projection.journey()
  const moving = lanes.filter(({ id }) => ids.includes(id))
  moveLanes(board.doc, ids, indexBeside(lanes, moving, by))
}

/** Steps pass the neighbour of the foremost one, or go over into the next stage at the end of its own. */
function moveStepsBy(board: Board, ids: Moving<'step'>, by: -1 | 1): void {
  const journey = board.doc.projection.journey()
  const moving = journey.steps.filter(({ id }) => ids.includes(id))
  const foremost = moving.at(by === 1 ? -1 : 0)
  if (!foremost) return
  const { stage } = foremost.place
  const siblings = journey.stepsByStage.get(stage) ?? []
  const next = journey.stages[journey.stages.findIndex((one) => one.id === stage) + by]
  if (foremost !== siblings.at(by === 1 ? -1 : 0) || !next)
    moveSteps(board.doc, ids, stage, indexBeside(siblings, moving, by))
  else moveSteps(board.doc, ids, next.id, by === 1 ? 0 : (journey.stepsByStage.get(next.id)?.length ?? 0))
}

/** The point itself, or what the leading persona feels where the keyboard stands in an emotion lane. */
function feelingOf(board: Board, ref: Ref): FeelingPlace | null {
  if (ref.family === 'feeling') return ref
  const journey = board.doc.projection.journey()
  const lane = ref.family === 'cell' ? journey.laneById.get(ref.lane) : undefined
  const persona = leadingPersona(journey, board.hiddenPersonas.getState())
  if (ref.family !== 'cell' || !lane || holdsCards(lane) || !persona) return null
  return { persona, step: ref.step, series: 'actual' }
}

function feelMore(board: Board, place: FeelingPlace, by: number): void {
  const id = feelingId(place.persona, place.step, place.series)
  const valence = () => board.doc.projection.journey().feelingById.get(id)?.mark.valence ?? 0
  setFeelings(board.doc, [place], valence() + by)
  sayFeeling(board, [place], formatValence(valence()))
}
