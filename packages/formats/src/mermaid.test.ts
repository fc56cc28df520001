import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrangeJourney, feelingId, type Journey, type JourneyRecords, lookupOf, recordsOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { whatMermaidCannotHold } from './mermaidLosses.ts'
import { readMermaid, readMermaidInMarkdown } from './mermaidReader.ts'
import { writeMermaid } from './mermaidWriter.ts'

const SAMPLES = join(import.meta.dirname, '../../../tests/fixtures/samples')
const sample = (name: string) => readFileSync(join(SAMPLES, name), 'utf8')

const journeyOf = (records: JourneyRecords): Journey => arrangeJourney(lookupOf(records))
const open = (text: string): Journey => journeyOf(readMermaid(text).records)

/** `step: persona number`, for all actual feelings in reading order. */
function feelingsOf(journey: Journey): string[] {
  return journey.steps.flatMap((step) =>
    journey.personas.flatMap((persona) => {
      const feeling = journey.feelingById.get(feelingId(persona.id, step.id, 'actual'))
      return feeling ? [`${step.title}: ${persona.name} ${feeling.mark.valence}`] : []
    }),
  )
}

describe('opening a Mermaid journey', () => {
  it('makes stages of sections, steps of tasks and personas of actors: the working day', () => {
    const journey = open(sample('journey-basic.mmd'))
    expect(journey.map.title).toBe('My working day')
    expect(journey.stages.map((stage) => stage.title)).toEqual(['Go to work', 'Go home'])
    expect(journey.steps.map((step) => step.title)).toEqual([
      ...['Make tea', 'Go upstairs', 'Do work', 'Go downstairs', 'Sit down'],
    ])
    expect(journey.personas.map((persona) => persona.name)).toEqual(['Me', 'Cat'])
    expect(feelingsOf(journey)).toEqual([
      ...['Make tea: Me 1', 'Go upstairs: Me 0', 'Do work: Me -1', 'Do work: Cat -1', 'Go downstairs: Me 1'],
      'Sit down: Me 1',
    ])
  })

  it('puts a card for each task into the lane of actions, and a lane for the curve below it', () => {
    const journey = open(sample('journey-basic.mmd'))
    expect(journey.lanes.map(({ title, kind, role }) => [title, kind, role])).toEqual([
      ['Customer actions', 'action', 'customer'],
      ['Feelings', 'emotion', 'customer'],
    ])
    const cards = [...journey.cardsByCell.values()].flat()
    expect(cards.map(({ text, kind }) => [text, kind])).toEqual(journey.steps.map((step) => [step.title, 'action']))
    expect(journey.tray).toEqual([])
  })

  it('reads the map in Japanese', () => {
    const journey = open(sample('journey-cjk.mmd'))
    expect(journey.map.title).toBe('私の一日の流れ')
    expect(journey.stages.map((stage) => stage.title)).toEqual(['出勤前の準備', '帰宅'])
    expect(feelingsOf(journey)).toEqual([
      ...['お茶を入れる: 私 1', 'メールを確認する: 私 0', '夕食を作る: 私 0.5', '夕食を作る: 家族 0.5'],
    ])
  })

  it('gives eight personas to eight actors, each with its own colour', () => {
    const journey = open(sample('journey-many-actors.mmd'))
    expect(journey.personas.map((persona) => persona.name)).toEqual([
      ...['PM', 'Design', 'Eng', 'QA', 'Legal', 'Support', 'Ops', 'Marketing'],
    ])
    expect(new Set(journey.personas.map((persona) => persona.color)).size).toBe(8)
    expect(journey.feelingById.size).toBe(3 + 3 + 3 + 4 + 2)
  })

  it('keeps the number of the file beside the valence, also outside 1 to 5', () => {
    const { feelings } = readMermaid('journey\nA: 9: Me\nB: -1.5: Me\nC: 3.5: Me').records
    expect(feelings.map(({ mark }) => [mark.valence, mark.original])).toEqual([
      [1, { scale: '1-5', number: 9 }],
      [-1, { scale: '1-5', number: -1.5 }],
      [0.25, { scale: '1-5', number: 3.5 }],
    ])
  })

  it('gives scores without an actor to one customer', () => {
    expect(feelingsOf(open('journey\nA: 5\nB: 1:\nC: 3: Me'))).toEqual(['A: Customer 1', 'B: Customer -1', 'C: Me 0'])
  })

  it('begins with a customer where nobody is named, and with a step in every stage', () => {
    const journey = open('journey\nsection Later')
    expect(journey.personas.map((persona) => persona.name)).toEqual(['Customer'])
    expect(journey.steps).toHaveLength(1)
    expect(journey.cardById.size).toBe(0)
  })

  it('is not led astray by ids that mean something in JavaScript', () => {
    const journey = open('journey\n%% journeyboard step=__proto__ card=constructor\nA: 5: __proto__, toString')
    expect(journey.steps[0]?.id).toBe('__proto__')
    expect(journey.personas.map((persona) => persona.name)).toEqual(['__proto__', 'toString'])
    expect(Object.hasOwn(Object.prototype, 'mark')).toBe(false)
  })
})

describe('a Mermaid journey inside Markdown', () => {
  const markdown = [
    ...['# Notes', '', '```mermaid', 'flowchart LR', '  A --> B', '```', ''],
    ...[
      '- in a list',
      '',
      '  ~~~~ mermaid',
      '  %% the day',
      '  journey',
      '    Wake: 2: Me',
      '    Work: 9: Me',
      '  ~~~~',
    ],
    ...['', '```js', 'journey()', '```', '', '```mermaid', 'journey', 'Other: 3', '```'],
  ]

  it('is found behind other diagrams and in lists; lines are those of the file', () => {
    const { records, warnings } = readMermaidInMarkdown(markdown.join('\n'))
    expect(records.steps.map((step) => step.title)).toEqual(['Wake', 'Work'])
    expect(warnings).toEqual([
      'The file has more than one journey; the first one is open, not: line 22.',
      expect.stringMatching(/^Line 14: "Work"/),
    ])
  })

  it('keeps the line of a mistake', () => {
    const broken = markdown.join('\r\n').replace('Wake: 2: Me', 'Wake')
    expect(() => readMermaidInMarkdown(broken)).toThrow(expect.objectContaining({ line: 13 }))
  })

  it('says what is missing where there is none', () => {
    expect(() => readMermaidInMarkdown('# Only text\n')).toThrow(/no Mermaid diagram in this Markdown file/)
    expect(() => readMermaidInMarkdown('```mermaid\npie\n```')).toThrow(/1 Mermaid diagram, but no journey/)
  })
})

describe('saving as Mermaid', () => {
  it.each(['journey-basic.mmd', 'journey-cjk.mmd', 'journey-many-actors.mmd'])(
    'gives %s back as it was, ids and all',
    (name) => {
      const journey = open(sample(name))
      expect(whatMermaidCannotHold(journey)).toBe('')
      expect(recordsOf(open(writeMermaid(journey)))).toEqual(recordsOf(journey))
    },
  )

  it('leaves the tasks of a file readable to other programs', () => {
    const tasks = (text: string) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !line.startsWith('%%'))
    expect(tasks(writeMermaid(open(sample('journey-basic.mmd'))))).toEqual(tasks(sample('journey-basic.mmd')))
  })

  it.each([
    'Colon: here',
    'Semi; colon',
    'Hash #1',
    'Already #58; written',
    'Two\nlines',
    '100%% sure',
    '%% no comment',
    '%{init}',
    'title deed',
    'Section 8',
    'journey home',
    'accDescr { x',
    'a = b',
    '<b>bold</b> "quoted"',
    'Tab\tin it',
  ])('brings the title "%s" back', (title) => {
    const sketched = open('journey\n  title x\n  section y\n    z: 5: w')
    const records = recordsOf(sketched)
    const renamed = journeyOf({
      ...records,
      map: { ...records.map, title },
      stages: records.stages.map((stage) => ({ ...stage, title })),
      steps: records.steps.map((step) => ({ ...step, title })),
      cards: records.cards.map((card) => ({ ...card, text: title })),
      personas: records.personas.map((persona) => ({ ...persona, name: `${title}, ${title}` })),
      lanes: records.lanes.map((lane) => ({ ...lane, title })),
    })
    expect(recordsOf(open(writeMermaid(renamed)))).toEqual(recordsOf(renamed))
  })

  it('maps what people feel to 1 to 5, and takes the mean of those who feel something at a step', () => {
    const journey = open('journey\nA: 1: Me, You\nB: 2: Me\nC: 5: You')
    const [me, you] = journey.personas
    const [a] = journey.steps
    if (!me || !you || !a) throw new Error('there are two personas and a step')
    const yours = feelingId(you.id, a.id, 'actual')
    const feelings = [...journey.feelingById.values()].map((feeling) =>
      feeling.id === yours ? { ...feeling, mark: { valence: 0.6, original: null } } : feeling,
    )
    const written = writeMermaid(journeyOf({ ...recordsOf(journey), feelings }))
    const tasks = written.split('\n').filter((line) => /: \d: /.test(line))
    expect(tasks.map((line) => line.trim())).toEqual(['A: 3: Me, You', 'B: 2: Me', 'C: 5: You'])
  })

  it('keeps two personas of the same name, though their actors become one', () => {
    const records = recordsOf(open('journey\nA: 1: Ann, Bea'))
    const namesakes = { ...records, personas: records.personas.map((persona) => ({ ...persona, name: 'Ann' })) }
    const written = writeMermaid(journeyOf(namesakes))
    expect(written).toContain('A: 1: Ann\n')
    expect(readMermaid(written).records.personas.map((one) => one.id)).toEqual(records.personas.map((one) => one.id))
  })

  it('writes 3 for a step without feelings, and knows on the way back that there was none', () => {
    const [, journeyTemplate] = templates
    if (!journeyTemplate) throw new Error('there is a template')
    const records = journeyTemplate.create()
    const written = writeMermaid(journeyOf({ ...records, feelings: [] }))
    expect(written).toContain('Delivery day: 3\n')
    const again = readMermaid(written).records
    expect(again.feelings).toEqual([])
    expect(again.steps.map((step) => step.id)).toEqual(journeyOf(records).steps.map((step) => step.id))
  })

  it.each(templates)('names what the template "$title" loses, and reads its file without a warning', ({ create }) => {
    const journey = journeyOf(create())
    const sentence = whatMermaidCannotHold(journey)
    expect(sentence).toMatch(/^Mermaid can not hold .*\d+ lanes/)
    const { records, warnings } = readMermaid(writeMermaid(journey))
    expect(warnings).toEqual([])
    const ids = (list: readonly { id: string }[]) => list.map((record) => record.id)
    expect(ids(records.stages)).toEqual(ids(journey.stages))
    expect(ids(records.steps)).toEqual(ids(journey.steps))
    expect(ids(records.personas)).toEqual(ids(journey.personas))
  })

  it('names personas of one name, who become one actor, and colours that somebody chose', () => {
    const sketch = createSketch({})
    const stage = sketch.addStage({ title: 'Buy' })
    const step = sketch.addStep(stage, { title: 'Pay' })
    sketch.addLane({ title: 'Feelings', kind: 'emotion' })
    for (const valence of [-0.5, -0.5]) {
      const persona = sketch.addPersona({ name: 'Customer', color: 'olive' })
      sketch.setFeeling({ persona, step, series: 'actual' }, { valence })
    }
    expect(whatMermaidCannotHold(journeyOf(sketch.records()))).toBe(
      "Mermaid can not hold 1 persona of the name of another one and 2 personas' colours.",
    )
  })

  it('says nothing of feelings and links of what is deleted', () => {
    const [, template] = templates
    if (!template) throw new Error('there is a template')
    const { personas: _, cards: __, ...records } = template.create()
    const sentence = whatMermaidCannotHold(journeyOf({ ...records, personas: [], cards: [] }))
    expect(sentence).not.toMatch(/feeling|link/)
  })

  it('counts cards, lanes, moments of truth and feelings in its sentence', () => {
    const account = templates.find((template) => template.id === 'b2b-account-journey')
    if (!account) throw new Error('the template is there')
    expect(whatMermaidCannotHold(journeyOf(account.create()))).toBe(
      'Mermaid can not hold 35 cards, 4 lanes, 2 moments of truth, 1 link, 21 wanted or believed feelings, ' +
        "6 stages' goals, 6 stages' periods, 3 personas' roles, 1 persona's colour, 12 words about feelings, the map's goal and its owner. " +
        'Feelings are rounded at 1 step and averaged over personas at 8 steps.',
    )
  })
})
