import { arrangeJourney, type Journey, type JourneyRecords, lookupOf, recordsOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { FormatError } from './formatError.ts'
import { readJourneyJson } from './journeyJsonReader.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'
import { MAX_RECORDS } from './limits.ts'

const journeyOf = (records: JourneyRecords): Journey => arrangeJourney(lookupOf(records))

/** A small map as a file, one record a line, so that lines can be counted. */
function fileWith(lists: Readonly<Record<string, readonly object[]>>): string {
  const written = Object.entries(lists).map(
    ([name, records]) => `  "${name}": [\n${records.map((record) => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`,
  )
  return `{\n  "format": "journeyboard",\n  "version": 1,\n${written.join(',\n')}\n}\n`
}

const stage = { id: 's', title: 'Buy', order: 'a0' }
const step = { id: 't', title: 'Pay', place: { stage: 's', order: 'a0' } }
const lane = { id: 'l', title: 'Actions', kind: 'action', order: 'a0' }
const card = { id: 'c', text: 'Waits', place: { step: 't', lane: 'l', order: 'a0' } }

function errorOf(text: string): FormatError {
  try {
    readJourneyJson(text)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
  throw new Error('the file was read without an error')
}

describe('a .journey.json file', () => {
  it.each(templates)('gives the template "$title" back, to the byte', ({ create }) => {
    const journey = journeyOf(create())
    const written = writeJourneyJson(journey)
    const { records, warnings } = readJourneyJson(written)
    expect(warnings).toEqual([])
    expect(records).toEqual(recordsOf(journey))
    expect(writeJourneyJson(journeyOf(records))).toBe(written)
  })

  it('does not depend on the order in which records or fields were made', () => {
    const records = templates[1]?.create()
    if (!records) throw new Error('there is a template')
    const shuffled = {
      ...records,
      cards: records.cards.toReversed().map((one) => Object.fromEntries(Object.entries(one).toReversed()) as never),
      feelings: records.feelings.toReversed(),
    }
    expect(writeJourneyJson(journeyOf(shuffled))).toBe(writeJourneyJson(journeyOf(records)))
  })

  it('is made for people and diffs: format and version first, two spaces, a line end at the end', () => {
    const written = writeJourneyJson(journeyOf(readJourneyJson(fileWith({ stages: [stage] })).records))
    expect(written).toMatch(/^\{\n {2}"format": "journeyboard",\n {2}"version": 1,\n {2}"map": \{\n {4}"id": "map",\n/)
    expect(written).toMatch(/\}\n$/)
  })

  it('fills in what is missing', () => {
    const { records, warnings } = readJourneyJson(fileWith({ lanes: [{ id: 'l' }], cards: [card] }))
    expect(records.lanes).toEqual([
      { id: 'l', title: '', kind: 'text', role: 'none', order: 'a0', height: null, isLocked: false },
    ])
    expect(records.cards[0]).toMatchObject({ kind: 'text', owner: '', moment: null })
    expect([records.map.title, records.notes, records.feelings]).toEqual(['', [], []])
    expect(warnings).toEqual([])
  })

  it('keeps cards whose step or lane is gone: they lie in the tray', () => {
    const lost = { ...card, id: 'lost', place: { step: 'gone', lane: 'l', order: 'a0' } }
    const { records } = readJourneyJson(
      fileWith({ stages: [stage], steps: [step], lanes: [lane], cards: [card, lost] }),
    )
    const journey = journeyOf(records)
    expect(journey.tray.map((one) => one.id)).toEqual(['lost'])
    expect(recordsOf(journeyOf(readJourneyJson(writeJourneyJson(journey)).records))).toEqual(recordsOf(journey))
  })

  it('says what it could not read in a field, and where', () => {
    const { records, warnings } = readJourneyJson(
      fileWith({ cards: [{ ...card, color: 'pink', contact: { channel: 'Web', mode: 'sideways' } }] }),
    )
    expect(records.cards[0]).toMatchObject({ color: 'auto', contact: { channel: 'Web', mode: 'none' } })
    expect(warnings).toEqual([
      'Line 5: the "color" of this card can not be "pink"; it is "auto" now.',
      'Line 5: the "mode" of this card can not be "sideways"; it is "none" now.',
    ])
  })

  it('cuts a text that is too long, and says so', () => {
    const { records, warnings } = readJourneyJson(fileWith({ cards: [{ ...card, text: 'x'.repeat(30_000) }] }))
    expect(records.cards[0]?.text).toHaveLength(20_000)
    expect(warnings).toEqual([expect.stringMatching(/^Line 5: the "text" of this card/)])
  })

  it('gives a second card with the same id another one, and lets the first of two feelings count', () => {
    const feeling = (valence: number) => ({ id: 'p~t~actual', mark: { valence } })
    const { records, warnings } = readJourneyJson(
      fileWith({
        cards: [card, card],
        feelings: [feeling(-1), feeling(1)],
        notes: [{ id: 'c', place: { x: 0, y: 0 } }],
      }),
    )
    expect(records.cards[0]?.id).toBe('c')
    expect(new Set([...records.cards, ...records.notes].map((one) => one.id)).size).toBe(3)
    expect(records.feelings.map((one) => one.mark.valence)).toEqual([-1])
    expect(warnings.map((warning) => warning.split(':')[0])).toEqual(['Line 6', 'Line 10', 'Line 13'])
  })

  it('lets records of different kinds have the same id, since references know their kind', () => {
    const { records, warnings } = readJourneyJson(fileWith({ stages: [stage], lanes: [{ ...lane, id: 's' }] }))
    expect(records.lanes[0]?.id).toBe('s')
    expect(warnings).toEqual([])
  })

  it('stays calm about names that mean something in JavaScript', () => {
    const text = fileWith({ cards: [{ ...card, id: '__proto__' }] }).replace(
      '"text"',
      '"__proto__": {"owner": "x"}, "text"',
    )
    const { records } = readJourneyJson(text)
    expect(records.cards[0]).toMatchObject({ id: '__proto__', owner: '' })
    expect(({} as { owner?: string }).owner).toBeUndefined()
  })

  it('shows at most 20 remarks and counts the others', () => {
    const cards = Array.from({ length: 30 }, (_, index) => ({ ...card, id: `c${index}`, color: 'pink' }))
    expect(readJourneyJson(fileWith({ cards })).warnings).toHaveLength(21)
    expect(readJourneyJson(fileWith({ cards })).warnings.at(-1)).toBe('10 more remarks of this kind are left out.')
  })
})

describe('a broken .journey.json file', () => {
  it.each([
    ['a comma too few', '{\n  "format": "journeyboard"\n  "version": 1\n}', 3, 'a comma or "}" is missing here'],
    ['a comma too many', '{\n  "stages": [\n    1,\n  ]\n}', 4, 'there is a comma before "]"'],
    ['a text without an end', '{\n  "format": "journeyboard,\n  "version": 1\n}', 2, 'has no end'],
    ['an end too early', '{\n  "format": "journeyboard",\n  "stages": [', 3, 'the file ends too early'],
    ['something after the end', '{}\n\nhello', 3, 'after the end of the JSON'],
    ['a name without quotes', '{\n  format: 1\n}', 2, 'a name in double quotes is missing'],
    ['no colon', '{\n  "format" "journeyboard"\n}', 2, 'a colon is missing after "format"'],
    ['a word of JavaScript', '{\n  "format":\n  undefined\n}', 3, '"u" can not stand here'],
  ])('with %s: the line and the mend', (_, text, line, sentence) => {
    const error = errorOf(text)
    expect(error.line).toBe(line)
    expect(error.message).toContain('This is not valid JSON: ')
    expect(error.message).toContain(sentence)
  })

  it.each([
    [
      'a card without a place',
      { cards: [card, { id: 'd', text: 'x' }] },
      6,
      'The card number 2 can not be read: its "place"',
    ],
    ['an id that can not be one', { stages: [{ id: 'a~b' }] }, 5, 'its "id" should be an id: 1 to 64 characters'],
    [
      'a record that is a number',
      { lanes: [5 as never] },
      5,
      'The lane number 1 can not be read: it should be an object',
    ],
    [
      'a feeling off the scale',
      { feelings: [{ id: 'p~t~actual', mark: { valence: 2 } }] },
      5,
      '"mark.valence" should be at most 1',
    ],
    [
      'a feeling of an unknown series',
      { feelings: [{ id: 'p~t~felt', mark: { valence: 0 } }] },
      5,
      'persona~step~series',
    ],
    ['a note at no place', { notes: [{ id: 'n', place: { x: '3', y: 0 } }] }, 5, '"place.x" should be a number'],
  ])('with %s: the line and the record', (_, lists, line, sentence) => {
    const error = errorOf(fileWith(lists))
    expect(error.line).toBe(line)
    expect(error.message).toContain(sentence)
  })

  it('finds the line inside a record, too', () => {
    const spread = JSON.stringify(
      { format: 'journeyboard', version: 1, notes: [{ id: 'n', place: { x: 0, y: true } }] },
      null,
      2,
    )
    expect(errorOf(spread).line).toBe(spread.split('\n').findIndex((line) => line.includes('"y"')) + 1)
  })

  it('from a newer Journeyboard asks for an update', () => {
    const error = errorOf('{\n  "format": "journeyboard",\n  "version": 2\n}')
    expect(error.line).toBe(3)
    expect(error.message).toContain('A newer Journeyboard wrote this file')
  })

  it.each(['{}', '[]', '5', '"journeyboard"', 'null', '{"format": "other"}', '{"format": "journeyboard"}'])(
    'that is something else (%s) is said to be that',
    (text) => {
      expect(errorOf(text).message).toMatch(/not a Journeyboard file|"version" of the file should be 1/)
    },
  )

  it('with a list that is none, or far too many records, is refused', () => {
    const head = '{"format": "journeyboard", "version": 1, "cards": '
    expect(errorOf(`${head}{}}`).message).toBe('"cards" should be a list.')
    expect(errorOf(`${head}[${'{},'.repeat(MAX_RECORDS)}{}]}`).message).toContain('20001 cards')
  })
})
