import { arrangeJourney, cellKey, type JourneyRecords, lookupOf } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, readTsv } from './delimitedReader.ts'
import { tableOf, turned } from './table.ts'
import { guessTableOptions, type KnownTitles, type TableOptions, tableRecords, tableTexts } from './tableRecords.ts'

const NOTHING_KNOWN: KnownTitles = { stages: [], steps: [], lanes: [] }
const TITLED: TableOptions = {
  columns: 'stages',
  hasColumnTitles: true,
  hasRowTitles: true,
  isTurned: false,
  splitsLines: true,
}

/** `Stage/Step | Lane: cards` for every cell that holds some. */
function said(records: JourneyRecords): string[] {
  const journey = arrangeJourney(lookupOf(records))
  return journey.lanes.flatMap((lane) =>
    journey.steps.flatMap((step) => {
      const cards = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []
      const column = `${journey.stageById.get(step.place.stage)?.title}/${step.title}`
      return cards.length > 0 ? [`${column} | ${lane.title}: ${cards.map(({ text }) => text).join(', ')}`] : []
    }),
  )
}

describe('what is copied from a spreadsheet', () => {
  it('is read with its quotes, line ends and empty cells', () => {
    const text =
      '\tFind help\tHand in\r\nActions\t"Asks a ""friend""\nReads reviews"\t\r\n\t\t\r\nContacts\t5" phone\tCounter\r\n'
    expect(readTsv(text)?.rows).toEqual([
      ['', 'Find help', 'Hand in'],
      ['Actions', 'Asks a "friend"\nReads reviews', ''],
      ['Contacts', '5" phone', 'Counter'],
    ])
  })

  it('keeps its cells when one begins with a quoted word', () => {
    expect(readTsv('\tBuy\nActions\t"Where is it?" she asks\nPains\t"None, ""really"""\n')?.rows).toEqual([
      ['', 'Buy'],
      ['Actions', '"Where is it?" she asks'],
      ['Pains', 'None, "really"'],
    ])
    expect(readCsv('"Where is it?" she asks;Buy\r\nActions;Pays\r\n').rows).toEqual([
      ['"Where is it?" she asks', 'Buy'],
      ['Actions', 'Pays'],
    ])
    expect(readCsv('Lane,Buy\nActions,"Never closed\nPains,Costs\n').rows).toEqual([
      ['Lane', 'Buy'],
      ['Actions', '"Never closed'],
      ['Pains', 'Costs'],
    ])
  })

  it.each(['Only words', 'Several\nlines', '\tindented\n\t\tmore', 'a \t', ''])('is none in %j', (text) =>
    expect(readTsv(text)).toBeNull(),
  )

  it('comes back as it was written', () => {
    const word = fc.stringMatching(/^[a-z"=,;]{1,5}( [a-z"]{1,3})?(\n[a-z]{1,3})?$/)
    const rows = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 5 }))
      .chain(([width, height]) =>
        fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      )
    const field = (cell: string) => (/[\n\t"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    fc.assert(
      fc.property(rows, (table) => {
        const text = table.map((row) => row.map(field).join('\t')).join('\r\n')
        expect(readTsv(text)?.rows).toEqual(table)
      }),
      { seed: 20261122, numRuns: 100 },
    )
  })
})

describe('a file of comma separated values', () => {
  it.each([
    ['commas', 'Lane,Buy,Use\nActions,"Pays, signs",Rides'],
    ['semicolons', '\ufeffLane;Buy;Use\r\nActions;Pays, signs;Rides'],
    ['bars', 'Lane|Buy|Use\nActions|Pays, signs|Rides'],
    ['what it names itself', 'sep=!\nLane!Buy!Use\nActions!Pays, signs!Rides'],
  ])('is read with %s', (_, text) =>
    expect(readCsv(text).rows).toEqual([
      ['Lane', 'Buy', 'Use'],
      ['Actions', 'Pays, signs', 'Rides'],
    ]),
  )

  it.each([
    ['nothing', ' \n,,\n', 'The table is empty.'],
    ['no text', 'PK\0\0', 'This is not a text file. Save the table as CSV or as .xlsx.'],
    [
      'very many rows',
      'a,b\n'.repeat(1001),
      'The table has 1001 rows and 2 columns. Bring at most 1,000 rows and 200 columns: choose a part of it.',
    ],
  ])('with %s is refused with a sentence', (_, text, sentence) => expect(() => readCsv(text)).toThrow(sentence))
})

describe('a table as a map', () => {
  it('has lanes in its rows and stages in its columns', () => {
    const table = tableOf([
      ['', 'Find', 'Buy'],
      ['Actions', '- Asks\n- Reads', 'Pays'],
      ['Pain points', '', 'Queue'],
    ])
    const records = tableRecords(table, TITLED)
    expect(said(records)).toEqual(['Find/ | Actions: Asks, Reads', 'Buy/ | Actions: Pays', 'Buy/ | Pain points: Queue'])
    expect(records.lanes.map(({ kind }) => kind)).toEqual(['action', 'pain'])
    expect(records.cards.at(-1)?.kind).toBe('pain')
  })

  it('gives merged titles all their columns and rows', () => {
    const table = tableOf([
      ['', 'Find', '', 'Buy'],
      ['', 'Ask', 'Compare', 'Pay'],
      ['Actions', 'a', 'b', 'c'],
      ['', 'd', '', 'e'],
    ])
    const options = guessTableOptions(table, NOTHING_KNOWN)
    expect(options).toEqual({ ...TITLED, columns: 'both' })
    expect(said(tableRecords(table, options))).toEqual([
      'Find/Ask | Actions: a, d',
      'Find/Compare | Actions: b',
      'Buy/Pay | Actions: c, e',
    ])
  })

  it('can be without titles, and each row is a lane then', () => {
    const table = tableOf([
      ['a', 'b'],
      ['c', 'd'],
    ])
    const records = tableRecords(table, { ...TITLED, hasColumnTitles: false, hasRowTitles: false })
    expect(said(records)).toEqual(['/ | : a', '/ | : b', '/ | : c', '/ | : d'])
    expect(records.stages).toHaveLength(1)
    expect(tableTexts(table, true)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is turned when its first row reads like lanes', () => {
    const table = tableOf([
      ['Stage', 'Actions', 'Touchpoints', 'Pain points'],
      ['Find', 'Asks', 'Search', ''],
      ['Buy', 'Pays', 'Till', 'Queue'],
    ])
    const options = guessTableOptions(table, NOTHING_KNOWN)
    expect(options).toMatchObject({ isTurned: true, columns: 'stages', hasColumnTitles: true, hasRowTitles: true })
    expect(said(tableRecords(table, options))).toContain('Buy/ | Pain points: Queue')
  })

  it('is read by the titles that the map has', () => {
    const known = { stages: ['Discover'], steps: ['hear', 'Sign'], lanes: ['Alpha', 'Beta'] }
    const table = tableOf([
      ['x', 'Hear', 'sign'],
      ['beta', 'a', 'b'],
    ])
    expect(guessTableOptions(table, known)).toEqual({ ...TITLED, columns: 'steps' })
    expect(guessTableOptions(turned(table), known)).toMatchObject({ isTurned: true, columns: 'steps' })
  })

  it('leaves paragraphs of a cell together', () => {
    const prose = `${'Long sentences about what somebody did. '.repeat(4)}\n${'And then some more of it. '.repeat(5)}`
    const table = tableOf([
      ['', 'Find'],
      ['Thoughts', prose],
    ])
    const options = guessTableOptions(table, NOTHING_KNOWN)
    expect(options.splitsLines).toBe(false)
    expect(tableRecords(table, options).cards).toHaveLength(1)
  })

  it('goes on in a second card where a text is longer than a card may be', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word${index}`)
    const table = tableOf([
      ['', 'Find'],
      ['Thoughts', words.join(' ')],
    ])
    const { cards } = tableRecords(table, { ...TITLED, splitsLines: false })
    expect(cards.length).toBeGreaterThan(1)
    expect(cards.flatMap(({ text }) => text.split(' '))).toEqual(words)
  })

  it('loses no text, however it is read', () => {
    const cell = fc.constantFrom('', 'Ask', 'Pay', 'Find', 'Pain points', 'two\nlines', 'x'.repeat(80))
    const option = fc.record({
      columns: fc.constantFrom('stages', 'steps', 'both'),
      hasColumnTitles: fc.boolean(),
      hasRowTitles: fc.boolean(),
      isTurned: fc.boolean(),
      splitsLines: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 3, maxLength: 5 }),
        option,
        (rows, options) => {
          fc.pre(rows.some((row) => row.some((text) => text !== '')))
          const table = tableOf(rows)
          const records = tableRecords(table, options)
          const words = [
            ...records.cards.map(({ text }) => text),
            ...[...records.stages, ...records.steps, ...records.lanes].map(({ title }) => title),
          ].join('\n')
          // The corner between titles of rows and columns belongs to neither.
          const corner = options.hasColumnTitles && options.hasRowTitles ? (options.columns === 'both' ? 2 : 1) : 0
          const shown = options.isTurned ? turned(table).rows : table.rows
          for (const [y, row] of shown.entries())
            for (const [x, text] of row.entries())
              if (!(x === 0 && y < corner))
                for (const line of text.split('\n')) expect(words.toLowerCase()).toContain(line.toLowerCase())
        },
      ),
      { seed: 20261122, numRuns: 200 },
    )
  })
})
