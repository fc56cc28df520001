/** What a thread is pinned to: from the selection, and back to words and a place on the map. Pure. */
import { type Board, boxOf, isAlive, laneName, type Ref, refAt, stageName, stepName } from '@journeyboard/editor'
import { type BoardPoint, type Box, boxCentre, type Layout } from '@journeyboard/layout'
import type { CardId, Journey, LaneId, NoteId, PersonaId, StageId, StepId } from '@journeyboard/model'
import { LIMITS } from '@journeyboard/protocol'
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import { describeFeeling, textOfEnd } from '../panels/describeRef.ts'

/** What a new comment is about: the one thing that is selected, else what is under the pointer, else what is in view. */
export function chosenAnchor(board: Board): CommentAnchor {
  const layout = board.layout.getState()
  const ref = board.selection.getState().refs.at(-1)
  if (ref) return anchorOf(layout, ref)
  const point = board.pointerAt.current
  const under = point && refAt(board, point, 1)
  if (under) return anchorOf(layout, under)
  return placeAt(point ?? board.viewport.current?.centre() ?? boxCentre(layout.sheet))
}

function anchorOf(layout: Layout, ref: Ref): CommentAnchor {
  switch (ref.family) {
    case 'card':
    case 'note':
      return { kind: 'card', id: ref.id }
    case 'stage':
    case 'step':
    case 'lane':
      return { kind: ref.family, id: ref.id }
    case 'cell':
      return { kind: 'cell', step: ref.step, lane: ref.lane }
    case 'feeling': {
      const { persona, step, lane, series } = ref
      return { kind: 'feeling', persona, step, lane, series }
    }
    case 'link': {
      const box = boxOf(layout, ref)
      return placeAt(boxCentre(box ?? layout.sheet))
    }
  }
}

const placeAt = ({ x, y }: BoardPoint): CommentAnchor => ({ kind: 'place', x: Math.round(x), y: Math.round(y) })

/** What it is pinned to; null for a place, and for what is no longer on the map. */
export function refOf(journey: Journey, anchor: CommentAnchor): Ref | null {
  const ref = meant(journey, anchor)
  return ref && isAlive(journey, ref) ? ref : null
}

function meant(journey: Journey, anchor: CommentAnchor): Ref | null {
  switch (anchor.kind) {
    case 'card': {
      const isNote = journey.noteById.has(anchor.id as NoteId)
      return isNote ? { family: 'note', id: anchor.id as NoteId } : { family: 'card', id: anchor.id as CardId }
    }
    case 'stage':
      return { family: 'stage', id: anchor.id as StageId }
    case 'step':
      return { family: 'step', id: anchor.id as StepId }
    case 'lane':
      return { family: 'lane', id: anchor.id as LaneId }
    case 'cell':
      return { family: 'cell', step: anchor.step as StepId, lane: anchor.lane as LaneId }
    case 'feeling': {
      const { persona, step, lane, series } = anchor
      return { family: 'feeling', persona: persona as PersonaId, step: step as StepId, lane: lane as LaneId, series }
    }
    case 'place':
      return null
  }
}

/** Whether it is still on the map. */
export function isOnMap(journey: Journey, anchor: CommentAnchor): boolean {
  return anchor.kind === 'place' || refOf(journey, anchor) !== null
}

/** In words, as long as the server takes. */
export function aboutOf(journey: Journey, anchor: CommentAnchor): string {
  const ref = refOf(journey, anchor)
  return (ref ? wordsOf(journey, ref) : 'A place on the map').slice(0, LIMITS.commentAbout)
}

/** What a thread is about, as it is called now; of what is gone, as it was called when the thread was begun. */
export function presentAbout(journey: Journey, { anchor, about }: { anchor: CommentAnchor; about: string }): string {
  return isOnMap(journey, anchor) ? aboutOf(journey, anchor) : about
}

function wordsOf(journey: Journey, ref: Ref): string {
  switch (ref.family) {
    case 'card':
    case 'note':
      return textOfEnd(journey, ref.id)
    case 'stage':
      return stageName(journey.stageById.get(ref.id))
    case 'step':
      return nameOfStep(journey, ref.id)
    case 'lane':
      return laneName(journey.laneById.get(ref.id))
    case 'cell':
      return `${laneName(journey.laneById.get(ref.lane))}, ${nameOfStep(journey, ref.step)}`
    case 'feeling':
      return describeFeeling(journey, ref)
    case 'link':
      return ''
  }
}

function nameOfStep(journey: Journey, id: StepId): string {
  const step = journey.stepById.get(id)
  return step ? stepName(journey, step) : ''
}

/** The stage in which it lies; undefined for a lane, a place, a note, and for what is gone. */
export function stageOf(journey: Journey, anchor: CommentAnchor): StageId | undefined {
  const ref = refOf(journey, anchor)
  if (ref?.family === 'stage') return ref.id
  return stepOf(journey, ref)?.place.stage
}

function stepOf(journey: Journey, ref: Ref | null) {
  switch (ref?.family) {
    case 'step':
      return journey.stepById.get(ref.id)
    case 'cell':
    case 'feeling':
      return journey.stepById.get(ref.step)
    case 'card': {
      const card = journey.cardById.get(ref.id)
      return card && journey.stepById.get(card.place.step)
    }
    default:
      return undefined
  }
}

/** Where its pin stands: the upper right corner of what it is about. Null: it is not on the map. */
export function pinPoint(layout: Layout, anchor: CommentAnchor): BoardPoint | null {
  if (anchor.kind === 'place') return { x: anchor.x, y: anchor.y }
  const box = boxOfAnchor(layout, anchor)
  return box && { x: box.x + box.width, y: box.y }
}

/** What should be in view when it is looked at. */
export function boxOfAnchor(layout: Layout, anchor: CommentAnchor): Box | null {
  if (anchor.kind === 'place') return { x: anchor.x - 12, y: anchor.y - 24, width: 24, height: 24 }
  if (anchor.kind === 'feeling') {
    const point = layout.plots
      .find(({ laneId }) => laneId === anchor.lane)
      ?.curves.find(({ personaId, series }) => personaId === anchor.persona && series === anchor.series)
      ?.points.find(({ stepId }) => stepId === anchor.step)
    if (point) return { x: point.faceX - 10, y: point.y - 10, width: 20, height: 20 }
  }
  const ref = refOf(layout.journey, anchor)
  return ref && boxOf(layout, ref)
}

/** Threads with the same key share a pin. */
export function anchorKey(anchor: CommentAnchor): string {
  return JSON.stringify(Object.entries(anchor).sort())
}
