import {
  arrangeJourney,
  CARD_COLORS,
  CARD_KINDS,
  CONTACT_MODES,
  CONTACT_SCOPES,
  FEELING_SERIES,
  type Journey,
  type JourneyRecords,
  LANE_KINDS,
  LANE_ROLES,
  lookupOf,
  PERIODS,
  POLARITIES,
  recordsOf,
} from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJourneyJson } from './journeyJsonReader.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'
import { readMermaid } from './mermaidReader.ts'
import { writeMermaid } from './mermaidWriter.ts'
import { readOjf } from './ojfReader.ts'
import { writeOjf } from './ojfWriter.ts'

const journeyOf = (records: JourneyRecords): Journey => arrangeJourney(lookupOf(records))

/** Short, and full of what grammars trip over. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Pay',
    'Wait',
    'title a',
    'section',
    'journey',
    '%%',
    '#',
    ':',
    ';',
    '#58;',
    'a,b',
    '\n',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom(...'ab :;#,%{}=\n\r\t"<>&\u00a0\u2028'), { maxLength: 8 })
    .map((characters) => characters.join('')),
)
const pick = fc.nat({ max: 1_000 })
const oneOf = <T>(words: readonly T[]) => fc.constantFrom(...words)

const lane = fc.record({ title: text, kind: oneOf(LANE_KINDS), role: oneOf(LANE_ROLES) })
const persona = fc.record({ name: text, role: text, segment: text })
const stage = fc.record({ title: text, goal: text, period: oneOf(PERIODS), steps: fc.array(text, { maxLength: 3 }) })
const card = fc.record({
  at: fc.tuple(pick, pick),
  fields: fc.record({
    text,
    kind: oneOf(CARD_KINDS),
    color: oneOf(CARD_COLORS),
    owner: text,
    contact: fc.record({ channel: text, mode: oneOf(CONTACT_MODES), scope: oneOf(CONTACT_SCOPES) }),
    moment: fc.option(fc.record({ polarity: oneOf(POLARITIES), ordinal: oneOf([null, 0, 1, 2, 3] as const) })),
  }),
})
const number = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0)
const original = fc.option(fc.record({ scale: oneOf(['1-5', '-5..5', 'x']), number: number.map((value) => value * 9) }))
const feeling = fc.record({
  at: fc.tuple(pick, pick),
  series: oneOf(FEELING_SERIES),
  felt: fc.record({ valence: number, original, word: text, comment: text }),
})
const outline = fc.record({
  map: fc.record({ title: text, scenario: text, goal: text }),
  lanes: fc.array(lane, { maxLength: 5 }),
  personas: fc.array(persona, { maxLength: 3 }),
  stages: fc.array(stage, { maxLength: 4 }),
  cards: fc.array(card, { maxLength: 12 }),
  feelings: fc.array(feeling, { maxLength: 8 }),
  notes: fc.array(fc.record({ text, x: number, y: number }), { maxLength: 2 }),
})

/** Any map, with cards and feelings wherever there is a place for them. */
const journeys = outline.map(({ map, lanes, personas, stages, cards, feelings, notes }): Journey => {
  const sketch = createSketch(map)
  const laneIds = lanes.map((one) => sketch.addLane(one))
  const personaIds = personas.map((one) => sketch.addPersona(one))
  const stepIds = stages.flatMap(({ steps, ...one }) => {
    const id = sketch.addStage(one)
    return steps.map((title) => sketch.addStep(id, { title }))
  })
  for (const { at, fields } of cards) {
    const cell = { step: stepIds[at[0] % stepIds.length], lane: laneIds[at[1] % laneIds.length] }
    if (cell.step && cell.lane) sketch.addCard({ step: cell.step, lane: cell.lane }, fields)
  }
  for (const { at, series, felt } of feelings) {
    const [step, who] = [stepIds[at[0] % stepIds.length], personaIds[at[1] % personaIds.length]]
    if (step && who) sketch.setFeeling({ persona: who, step, series }, felt)
  }
  for (const { text: said, x, y } of notes) sketch.addNote({ x, y }, { text: said })
  return journeyOf(sketch.records())
})

describe('any map', () => {
  it('comes back from its own file as it was, to the byte', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const written = writeJourneyJson(journey)
        const { records, warnings } = readJourneyJson(written)
        expect(warnings).toEqual([])
        expect(recordsOf(journeyOf(records))).toEqual(recordsOf(journey))
        expect(writeJourneyJson(journeyOf(records))).toBe(written)
      }),
    )
  })

  it('can be saved as Mermaid, and is the same when it comes back a second time', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const first = readMermaid(writeMermaid(journey))
        expect(first.records.steps.map((step) => step.id)).toEqual(
          expect.arrayContaining(journey.steps.map((step) => step.id)),
        )
        const again = readMermaid(writeMermaid(journeyOf(first.records)))
        expect(recordsOf(journeyOf(again.records))).toEqual(recordsOf(journeyOf(first.records)))
      }),
      { numRuns: 300 },
    )
  })

  it('can be saved as OpenJourney with all its cards, and is the same when it comes back a second time', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const first = readOjf(writeOjf(journey))
        expect(first.records.cards.map((one) => one.id).sort()).toEqual([...journey.cardById.keys()].sort())
        const again = readOjf(writeOjf(journeyOf(first.records)))
        const { cards, ...rest } = recordsOf(journeyOf(again.records))
        const { cards: before, ...restBefore } = recordsOf(journeyOf(first.records))
        expect(rest).toEqual(restBefore)
        expect(cards.map(({ place: _, ...fields }) => fields)).toEqual(before.map(({ place: _, ...fields }) => fields))
      }),
      { numRuns: 300 },
    )
  })
})

describe('any text', () => {
  const lines = fc.array(
    fc.oneof(
      text,
      fc.tuple(text, fc.constantFrom('3', '', '9', 'x'), text).map((parts) => parts.join(':')),
    ),
  )

  it('is read as Mermaid or refused with a sentence, and what was read comes back', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const source = `journey\n${list.join('\n')}`
        const read = attempt(() => readMermaid(source))
        if (!read) return
        const again = readMermaid(writeMermaid(journeyOf(read.records)))
        expect(recordsOf(journeyOf(again.records))).toEqual(recordsOf(journeyOf(read.records)))
      }),
      { numRuns: 500 },
    )
  })

  it('of JSON is read or refused with a sentence', () => {
    const head = { format: 'journeyboard', version: 1 }
    const lists = fc.dictionary(
      oneOf(['map', 'cards', 'stages', 'feelings', 'nodes', 'swimlanes', 'notes']),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(lists, (file) => {
        attempt(() => readJourneyJson(JSON.stringify({ ...head, ...file })))
        attempt(() => readOjf(JSON.stringify({ stages: [{}], ...file })))
      }),
      { numRuns: 500 },
    )
  })
})

/** Undefined for a FormatError; any other error is a mistake of ours. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && error.name === 'FormatError') return undefined
    throw error
  }
}
