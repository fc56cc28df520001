/** Finding things on the map by the words that stand on them. */
import {
  type Card,
  type CardKind,
  cellKey,
  FEELING_SERIES,
  feelingId,
  holdsCards,
  type Journey,
  type Lane,
} from '@journeyboard/model'
import { notesInReadingOrder } from './navigate.ts'
import type { Ref } from './refs.ts'

/** What is looked for: words, and what a card must be besides. Null: it does not matter. */
export interface Search {
  readonly words: string
  readonly kind: CardKind | null
  readonly channel: string | null
  readonly owner: string | null
}

export const EMPTY_SEARCH: Search = { words: '', kind: null, channel: null, owner: null }

/** Whether only cards are looked for. */
export function isFiltered({ kind, channel, owner }: Search): boolean {
  return kind !== null || channel !== null || owner !== null
}

/**
 * All that matches, in reading order: headers across the top, then lane by lane, then cards without a place, notes and
 * links. Upper and lower case, accents and line breaks do not matter. Null when nothing is looked for.
 */
export function searchJourney(journey: Journey, search: Search): readonly Ref[] | null {
  const wanted = foldText(search.words)
  const isForCards = isFiltered(search)
  if (wanted === '' && !isForCards) return null
  const matches: Ref[] = []
  for (const { ref, record, texts, card } of candidatesOf(journey)) {
    if (isForCards && !(card && passes(card, search))) continue
    if (foldedTexts(record, texts).includes(wanted)) matches.push(ref)
  }
  return matches
}

/** The values that a search can be narrowed to: those that occur on the map, each once, sorted. */
export function searchChoices(journey: Journey) {
  const cards = [...journey.cardById.values()]
  const sorted = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => value !== '').sort((a, b) => a.localeCompare(b))
  return {
    kinds: new Set(cards.map((card) => card.kind)),
    channels: sorted(cards.map(channelOf)),
    owners: sorted(cards.map(ownerOf)),
  }
}

interface Candidate {
  readonly ref: Ref
  /** Immutable: what its texts say is kept as long as it lives. */
  readonly record: object
  readonly texts: readonly string[]
  readonly card?: Card
}

function candidatesOf(journey: Journey): readonly Candidate[] {
  const { stages, steps, lanes, tray, links } = journey
  const firstCurve = lanes.find((lane) => !holdsCards(lane))
  return [
    ...stages.map((stage): Candidate => {
      return { ref: { family: 'stage', id: stage.id }, record: stage, texts: [stage.title, stage.goal] }
    }),
    ...steps.map((step): Candidate => ({ ref: { family: 'step', id: step.id }, record: step, texts: [step.title] })),
    ...lanes.flatMap((lane): readonly Candidate[] => [
      { ref: { family: 'lane', id: lane.id }, record: lane, texts: [lane.title] },
      ...(lane === firstCurve ? feelingsOf(journey, lane) : []),
      ...steps.flatMap((step) => journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []).map(ofCard),
    ]),
    ...tray.map(ofCard),
    ...notesInReadingOrder(journey).map((note): Candidate => {
      return { ref: { family: 'note', id: note.id }, record: note, texts: [note.text] }
    }),
    ...links.map((link): Candidate => ({ ref: { family: 'link', id: link.id }, record: link, texts: [link.label] })),
  ]
}

function ofCard(card: Card): Candidate {
  const texts = [card.text, card.contact.channel, card.owner]
  return { ref: { family: 'card', id: card.id }, record: card, texts, card }
}

/** Every lane of feelings draws the same ones: they are found in the first. */
function feelingsOf({ steps, personas, feelingById }: Journey, lane: Lane): readonly Candidate[] {
  return steps.flatMap((step) =>
    personas.flatMap((persona) =>
      FEELING_SERIES.flatMap((series): readonly Candidate[] => {
        const feeling = feelingById.get(feelingId(persona.id, step.id, series))
        if (!feeling) return []
        const ref: Ref = { family: 'feeling', persona: persona.id, step: step.id, lane: lane.id, series }
        return [{ ref, record: feeling, texts: [feeling.word, feeling.comment] }]
      }),
    ),
  )
}

const channelOf = (card: Card) => card.contact.channel.trim()
const ownerOf = (card: Card) => card.owner.trim()

function passes(card: Card, { kind, channel, owner }: Search): boolean {
  return (
    (kind === null || card.kind === kind) &&
    (channel === null || channelOf(card) === channel) &&
    (owner === null || ownerOf(card) === owner)
  )
}

const foldedByRecord = new WeakMap<object, string>()

/** Texts in lines: no match reaches from one into the next. */
function foldedTexts(record: object, texts: readonly string[]): string {
  const known = foldedByRecord.get(record)
  if (known !== undefined) return known
  const folded = texts.map(foldText).join('\n')
  foldedByRecord.set(record, folded)
  return folded
}

/** Accents of Latin, Greek and Cyrillic letters. In other scripts such marks make another letter. */
const ACCENTS = /[\u0300-\u036f]/g

/** The text as it is compared: `Ä` is found by `a`, and the other way round; all space is one blank. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().trim().replace(/\s+/g, ' ')
}
