/** Alt+arrows: everything that can be dragged can also be moved by keys. */
import { feelingId, formatValence, holdsCards } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { nudgeCard, shiftCards } from '../commands/cards.ts'
import { type FeelingPlace, setFeelings } from '../commands/feelings.ts'
import { moveLane } from '../commands/lanes.ts'
import { isLocked, type LockableRef, unlocked } from '../commands/locks.ts'
import { moveNotes } from '../commands/notes.ts'
import { moveStage, moveStep } from '../commands/stages.ts'
import type { HeaderRef } from '../gestures/gesture.ts'
import { leadingPersona } from '../hiddenPersonas.ts'
import { cardIdsOf, noteIdsOf, type Ref } from '../refs.ts'
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
 * Cards go one cell, one card first within its stack; headers change places with their neighbours; notes go 8 board
 * units; a point of the curve goes up or down.
 */
export function shiftSelection(board: Board, bySteps: -1 | 0 | 1, byLanes: -1 | 0 | 1): void {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const { refs } = board.selection.getState()
  const place = focus && feelingOf(board, focus)
  // Of all that is selected only the header or the point where the keyboard stands goes.
  const alone: Ref | LockableRef | undefined = place
    ? { family: 'feeling', ...place }
    : isHeader(focus)
      ? focus
      : undefined
  const meant = alone ? [alone] : refs
  if (tellStaying(board, meant) && meant.every((ref) => isLocked(journey, ref))) return
  const by = (bySteps || byLanes) as -1 | 1
  if (focus?.family === 'stage') {
    if (bySteps !== 0) moveStageBy(board, focus.id, by)
  } else if (focus?.family === 'step') {
    if (bySteps !== 0) moveStepBy(board, focus.id, by)
  } else if (focus?.family === 'lane') {
    if (byLanes !== 0) moveLaneBy(board, focus.id, by)
  } else if (place) {
    if (byLanes !== 0) feelMore(board, place, -byLanes * FEELING_STEP)
  } else shiftThings(board, refs, bySteps, byLanes)
  if (focus) show(board, focus)
}

function isHeader(ref: Ref | undefined): ref is HeaderRef {
  return ref?.family === 'stage' || ref?.family === 'step' || ref?.family === 'lane'
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
    const { noteById } = board.layout.getState()
    // From where they are shown: the map may have pushed one aside from its stored place.
    moveNotes(board.doc, notes, (id) => {
      const box = noteById.get(id)?.box
      return box && { x: box.x + bySteps * NOTE_STEP, y: box.y + byLanes * NOTE_STEP }
    })
  }
  endGroup()
}

function moveStageBy(board: Board, id: Extract<Ref, { family: 'stage' }>['id'], by: -1 | 1): void {
  const { stages } = board.doc.projection.journey()
  const index = stages.findIndex((stage) => stage.id === id) + by
  if (index >= 0 && index < stages.length) moveStage(board.doc, id, index)
}

function moveLaneBy(board: Board, id: Extract<Ref, { family: 'lane' }>['id'], by: -1 | 1): void {
  const { lanes } = board.doc.projection.journey()
  const index = lanes.findIndex((lane) => lane.id === id) + by
  if (index >= 0 && index < lanes.length) moveLane(board.doc, id, index)
}

/** A step passes its neighbour, or goes over into the next stage at the end of its own. */
function moveStepBy(board: Board, id: Extract<Ref, { family: 'step' }>['id'], by: -1 | 1): void {
  const journey = board.doc.projection.journey()
  const step = journey.stepById.get(id)
  if (!step) return
  const siblings = journey.stepsByStage.get(step.place.stage) ?? []
  const index = siblings.indexOf(step) + by
  if (index >= 0 && index < siblings.length) {
    moveStep(board.doc, id, step.place.stage, index)
    return
  }
  const stage = journey.stages[journey.stages.findIndex((one) => one.id === step.place.stage) + by]
  if (stage) moveStep(board.doc, id, stage.id, by === 1 ? 0 : (journey.stepsByStage.get(stage.id)?.length ?? 0))
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
