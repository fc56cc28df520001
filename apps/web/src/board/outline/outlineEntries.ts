/** The outline as the entries of a tree. A key says what an entry stands for: `stage/s`, `row/s~l`, `card/c`. */
import {
  laneName,
  looseRefs,
  type OutlineStage,
  outlineOf,
  type Ref,
  refKey,
  stageName,
  stepName,
} from '@journeyboard/editor'
import { TRAY_TITLE } from '@journeyboard/layout'
import type { AnyId, Journey, LaneId, Link, StageId } from '@journeyboard/model'
import { textOfEnd } from '../panels/describeRef.ts'
import { textOrLack } from '../panels/words.ts'

export interface OutlineEntry {
  readonly key: string
  /** What the entry shows on the board; null where it only gathers what lies beside the cells. */
  readonly ref: Extract<Ref, { family: 'stage' | 'lane' | 'card' | 'note' | 'link' }> | null
  readonly text: string
  /** A number of entries, the step of a card, or the label of a link. */
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
  const stages = outlineOf(journey).map(
    (one): OutlineEntry => ({
      key: `stage/${one.stage.id}`,
      ref: { family: 'stage', id: one.stage.id },
      text: stageName(one.stage),
      aside: String(one.cardCount),
      row: null,
      entries: rowsOf(journey, one),
    }),
  )
  return [...stages, ...besideCells(journey)]
}

/** Cards without a place, notes and links, as far as there are any. */
export function besideCells(journey: Journey): readonly OutlineEntry[] {
  const loose = looseRefs(journey)
  const thing = (ref: Ref): OutlineEntry[] => {
    if (ref.family !== 'card' && ref.family !== 'note') return []
    const record = ref.family === 'card' ? journey.cardById.get(ref.id) : journey.noteById.get(ref.id)
    return record ? [leaf(ref, textOrLack(record, ref.family))] : []
  }
  const links = journey.links.map((link) => leaf({ family: 'link', id: link.id }, endsOf(journey, link), link.label))
  return [
    ...group(TRAY, TRAY_TITLE, loose.filter(({ family }) => family === 'card').flatMap(thing)),
    ...group(NOTES, 'Notes', loose.filter(({ family }) => family === 'note').flatMap(thing)),
    ...group(LINKS, 'Links', links),
  ]
}

const TRAY = 'beside/tray'
const NOTES = 'beside/notes'
const LINKS = 'beside/links'
const ARROWS: Record<Link['direction'], string> = { forward: '→', both: '↔', none: '–' }

function group(key: string, text: string, entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  return entries.length === 0 ? [] : [{ key, ref: null, text, aside: String(entries.length), row: null, entries }]
}

function leaf(ref: NonNullable<OutlineEntry['ref']>, text: string, aside = ''): OutlineEntry {
  return { key: refKey(ref), ref, text, aside, row: null, entries: [] }
}

function endsOf(journey: Journey, { ends, direction }: Link): string {
  return `${textOfEnd(journey, ends.from)} ${ARROWS[direction]} ${textOfEnd(journey, ends.to)}`
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
  if (ref?.family === 'note') return [NOTES, refKey(ref)]
  if (ref?.family === 'link') return [LINKS, refKey(ref)]
  const card = ref?.family === 'card' ? journey.cardById.get(ref.id) : undefined
  const step = card && journey.stepById.get(card.place.step)
  if (card && journey.tray.includes(card)) return [TRAY, cardKey(card.id)]
  if (!card || !step) return []
  const { stage } = step.place
  return [`stage/${stage}`, rowKey(stage, card.place.lane), cardKey(card.id)]
}
