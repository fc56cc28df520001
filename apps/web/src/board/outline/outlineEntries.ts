/** The outline as the entries of a tree. A key says what an entry stands for: `stage/s`, `row/s~l`, `card/c`. */
import { laneName, type OutlineStage, outlineOf, type Ref, stageName, stepName } from '@journeyboard/editor'
import type { AnyId, Journey, LaneId, StageId } from '@journeyboard/model'
import { textOrLack } from '../panels/words.ts'

export interface OutlineEntry {
  readonly key: string
  /** What the entry shows on the board. */
  readonly ref: Extract<Ref, { family: 'stage' | 'lane' | 'card' }>
  readonly text: string
  /** A number of cards, or the step of a card. */
  readonly aside: string
  /** Where a card can be added. */
  readonly row: { readonly stage: StageId; readonly lane: LaneId } | null
  readonly entries: readonly OutlineEntry[]
}

/** The entry whose text is being written, and whether it was made for that. */
export interface Writing {
  readonly key: string
  readonly isNew: boolean
}

export function outlineEntries(journey: Journey): readonly OutlineEntry[] {
  return outlineOf(journey).map((one) => ({
    key: `stage/${one.stage.id}`,
    ref: { family: 'stage', id: one.stage.id },
    text: stageName(one.stage),
    aside: String(one.cardCount),
    row: null,
    entries: rowsOf(journey, one),
  }))
}

function rowsOf(journey: Journey, { stage, rows }: OutlineStage): readonly OutlineEntry[] {
  const hasSteps = (journey.stepsByStage.get(stage.id)?.length ?? 0) > 1
  return rows.map(({ lane, cards }) => ({
    key: rowKey(stage.id, lane.id),
    ref: { family: 'lane', id: lane.id },
    text: laneName(lane),
    aside: cards.length > 0 ? String(cards.length) : '',
    row: { stage: stage.id, lane: lane.id },
    entries: cards.map((card) => {
      const step = journey.stepById.get(card.place.step)
      return {
        key: cardKey(card.id),
        ref: { family: 'card', id: card.id },
        text: textOrLack(card, 'card'),
        aside: hasSteps && step ? stepName(journey, step) : '',
        row: { stage: stage.id, lane: lane.id },
        entries: [],
      }
    }),
  }))
}

export const rowKey = (stage: StageId, lane: LaneId) => `row/${stage}~${lane}`
export const cardKey = (id: AnyId) => `card/${id}`

/** Keys of what has to be open for the entry of this ref to be seen, and its own as the last; empty if it has none. */
export function pathTo(journey: Journey, ref: Ref | undefined): readonly string[] {
  if (ref?.family === 'stage') return [`stage/${ref.id}`]
  const card = ref?.family === 'card' ? journey.cardById.get(ref.id) : undefined
  const step = card && journey.stepById.get(card.place.step)
  if (!card || !step) return []
  const { stage } = step.place
  return [`stage/${stage}`, rowKey(stage, card.place.lane), cardKey(card.id)]
}
