import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { exportFormats } from './exportFormats.ts'
import { FormatError } from './formatError.ts'
import { MAX_FILE_SIZE, MAX_RECORDS } from './limits.ts'
import { openFile } from './openFile.ts'

const SAMPLES = join(import.meta.dirname, '../../../tests/fixtures/samples')
const samples = readdirSync(SAMPLES).filter((name) => name !== 'README.md')

const MERMAID = 'journey\n  title Day\n  Work: 3: Me\n'
const MARKDOWN = `# Notes\n\n\`\`\`mermaid\n${MERMAID}\`\`\`\n`
const OJF = '{"stages": [{"id": "s", "name": "Buy"}]}'

describe('opening a file', () => {
  it.each(samples)('opens %s, written by others', (name) => {
    const { records } = openFile(name, readFileSync(join(SAMPLES, name), 'utf8'))
    const journey = arrangeJourney(lookupOf(records))
    expect(journey.map.title).not.toBe('')
    expect(journey.tray).toEqual([])
    expect(journey.steps.length).toBeGreaterThan(2)
    expect(journey.lanes.filter((lane) => lane.kind === 'emotion')).toHaveLength(1)
  })

  it.each([
    ['day.mmd', MERMAID],
    ['day.MERMAID', MERMAID],
    ['notes.md', MARKDOWN],
    ['notes.markdown', MARKDOWN],
    ['fenced.mmd', MARKDOWN.slice(MARKDOWN.indexOf('`'))],
    ['day', MERMAID],
    ['day.txt', `---\ntitle: Other\n---\n%% by hand\n${MERMAID}`],
    ['with-byte-order-mark.mmd', `\ufeff${MERMAID}`],
  ])('chooses the reader of %s', (name, text) => {
    expect(openFile(name, text).records.map.title).toBe('Day')
  })

  it('knows OpenJourney by its stages, whatever the file is called', () => {
    expect(openFile('a.ojf', OJF).records.stages[0]?.title).toBe('Buy')
    expect(openFile('a.json', OJF).records.stages[0]?.title).toBe('Buy')
  })

  it('calls a map without a title after its file', () => {
    expect(
      openFile('/home/mara/My day.journey.json', '{"format": "journeyboard", "version": 1}').records.map.title,
    ).toBe('My day')
    expect(openFile('trip.v2.mmd', 'journey\nA: 3: Me').records.map.title).toBe('trip.v2')
  })

  it.each([
    [
      'map.xlsx',
      'x',
      'map.xlsx: Journeyboard can not open this kind of file. It opens .journey.json, .json, .mmd, .mermaid, .md, .markdown, .ojf, .svg and .png.',
    ],
    ['photo.png', 'x', 'photo.png: This picture does not carry a map.'],
    ['photo.PNG', '\0', 'photo.PNG: This picture does not carry a map.'],
    ['map.txt', 'journeyman', 'map.txt: Journeyboard can not open this kind of file.'],
    ['map', 'x', 'map: Journeyboard can not open this kind of file.'],
    ['day.mmd', ' \n\t\n', 'day.mmd: The file is empty.'],
    ['day.mmd', '\ufeff', 'day.mmd: The file is empty.'],
    ['day.mmd', 'journey\0', 'day.mmd: This is not a text file.'],
    ['day.mmd', 'x'.repeat(MAX_FILE_SIZE + 1), 'day.mmd: The file is larger than 10 MB.'],
    ['day.mmd', 'journey\nWork', 'day.mmd, line 2: The task "Work" has no score.'],
    ['notes.md', '# x', 'notes.md: There is no Mermaid diagram in this Markdown file.'],
    ['a.json', '{\n"a": }', 'a.json, line 2: This is not valid JSON'],
    ['a.json', '{"a": 1}', 'a.json: This JSON is not a journey map'],
    ['a.journey.json', '{"format": "excalidraw", "stages": []}', 'a.journey.json: This JSON is not a journey map'],
    ['a.ojf', '{}', 'a.ojf, line 1: An OpenJourney file needs "stages"'],
  ])('says of %s (%j) what is wrong', (name, text, message) => {
    const attempt = () => openFile(name, text)
    expect(attempt).toThrow(FormatError)
    expect(attempt).toThrow(message)
  })

  it('refuses more records than a board can hold, wherever they come from', () => {
    const tasks = 'a: 1\n'.repeat(MAX_RECORDS + 1)
    expect(() => openFile('big.mmd', `journey\n${tasks}`)).toThrow(/^big\.mmd: It holds 20001 steps/)
    const evidence = JSON.stringify(Array(MAX_RECORDS + 1).fill('x'))
    const ojf = `{"stages": [{"id": "s"}], "swimlanes": [{"id": "l"}], "nodes": [{"stageId": "s", "swimlaneId": "l", "blueprint": {"evidence": ${evidence}}}]}`
    expect(() => openFile('big.ojf', ojf)).toThrow(/20002 cards/)
  })
})

describe('saving a file', () => {
  it.each(exportFormats)('writes a $label that opens again', ({ extension, write }) => {
    for (const { create } of templates) {
      const journey = arrangeJourney(lookupOf(create()))
      const { records, warnings } = openFile(`map${extension}`, write(journey))
      expect(warnings).toEqual([])
      expect(records.map.title).toBe(journey.map.title)
      expect(records.steps).toHaveLength(journey.steps.length)
    }
  })

  it('loses nothing in its own format only', () => {
    const [, example] = templates
    if (!example) throw new Error('there is a template')
    const journey = arrangeJourney(lookupOf(example.create()))
    expect(exportFormats.map(({ id, warning }) => [id, warning(journey) !== ''])).toEqual([
      ['journey-json', false],
      ['mermaid', true],
      ['ojf', true],
    ])
  })
})
