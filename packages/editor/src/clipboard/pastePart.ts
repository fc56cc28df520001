/** Puts a part of a map onto this one, as a map that is added joins it: lanes and personas of the same name are shared. */
import { type BoardPoint, cellTargetAt } from '@journeyboard/layout'
import type { Journey, JourneyRecords, LaneId, StageId, StepId } from '@journeyboard/model'
import { focusOf } from '../actions/make.ts'
import type { Board } from '../board.ts'
import { counted } from '../commands/wording.ts'
import type { Ref } from '../refs.ts'
import { applyMerge } from './applyMerge.ts'
import { tooMuchToMerge } from './limits.ts'
import { namePart, type Part, type PartRecords } from './part.ts'
import { type Behind, type Merge, planMerge } from './planMerge.ts'

/** Why a part can not be pasted, and so should not be copied; or null. */
export function tooMuchInPart({ records }: Part): string | null {
  return tooMuchToMerge({ ...records, notes: [] })
}

interface PastedPart {
  /** What came, to be selected and shown. */
  readonly refs: readonly Ref[]
  /** `Pasted 2 stages with 14 cards`. */
  readonly words: string
}

/** One step of undo; null if it may not be, and the person knows why. */
export function pastePart(board: Board, part: Part, pointer: BoardPoint | null): PastedPart | null {
  const refusal = tooMuchInPart(part)
  if (refusal) {
    board.notices.toast(refusal)
    return null
  }
  board.editing.end()
  const journey = board.doc.projection.journey()
  const merge = planPart(journey, part, placeAt(board, journey, pointer))
  const made = applyMerge(board, merge, `Paste ${counted(part.records[`${part.kind}s`].length, part.kind)}`)
  if (!made) return null
  const added = merge.incoming.stages.length - merge.stageFor.size
  const beside = part.kind === 'lane' && added > 0 ? `. ${counted(added, 'stage')} came along` : ''
  return { refs: made[`${part.kind}s`], words: `Pasted ${namePart(part)}${beside}` }
}

function planPart(journey: Journey, { kind, records }: Part, at: Behind): Merge {
  const whole = recordsAround(journey, records)
  const merge = planMerge(journey, whole, { columns: 'append' })
  switch (kind) {
    case 'stage':
      return { ...merge, behind: { stage: at.stage } }
    case 'step': {
      const home = at.stage ?? journey.stages.at(-1)?.id
      const stageFor = new Map(home ? merge.incoming.stages.map(({ id }) => [id, home]) : [])
      return { ...merge, stageFor, behind: { step: at.step } }
    }
    case 'lane': {
      const { stageFor, stepFor } = isFromHere(journey, records)
        ? { stageFor: toItself(records.stages), stepFor: toItself(records.steps) }
        : planMerge(journey, whole, { columns: 'match', from: null })
      return { ...merge, stageFor, stepFor, laneFor: new Map(), behind: { lane: at.lane } }
    }
  }
}

const recordsAround = ({ map }: Journey, records: PartRecords): JourneyRecords => ({ ...records, map, notes: [] })

/** Titles may be alike or missing; on the map that they come from cards stay in their own columns. */
function isFromHere({ stageById, stepById }: Journey, { stages, steps }: PartRecords): boolean {
  return stages.every(({ id }) => stageById.has(id)) && steps.every(({ id }) => stepById.has(id))
}

function toItself<Id extends string>(records: readonly { readonly id: Id }[]): Map<Id, Id> {
  return new Map(records.map(({ id }) => [id, id]))
}

/** What the keyboard stands at, else what the pointer is over. */
function placeAt(board: Board, journey: Journey, pointer: BoardPoint | null): Behind {
  const inCell = (cell: { readonly step: StepId; readonly lane: LaneId }): Behind => ({
    stage: stageOf(journey, cell.step),
    step: cell.step,
    lane: cell.lane,
  })
  const focus = focusOf(board)
  switch (focus?.family) {
    case 'stage':
      return { stage: focus.id }
    case 'step':
      return { stage: stageOf(journey, focus.id), step: focus.id }
    case 'lane':
      return { lane: focus.id }
    case 'cell':
      return inCell(focus)
    case 'card': {
      const card = journey.cardById.get(focus.id)
      return card ? inCell(card.place) : {}
    }
    case undefined: {
      const cell = pointer && cellTargetAt(board.layout.getState(), pointer)
      return cell ? inCell(cell) : {}
    }
    default:
      return {}
  }
}

function stageOf({ stepById }: Journey, step: StepId): StageId | undefined {
  return stepById.get(step)?.place.stage
}
