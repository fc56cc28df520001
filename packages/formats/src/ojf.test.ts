import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  arrangeJourney,
  cellKey,
  type Feeling,
  feelingId,
  type Journey,
  type JourneyRecords,
  lookupOf,
  recordsOf,
} from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { FormatError } from './formatError.ts'
import { whatMermaidCannotHold } from './mermaidLosses.ts'
import { readOjf } from './ojfReader.ts'
import { whatOjfCannotHold, writeOjf } from './ojfWriter.ts'

const SAMPLES = join(import.meta.dirname, '../../../tests/fixtures/samples')
const sample = (name: string) => readFileSync(join(SAMPLES, `${name}.ojf`), 'utf8')
const samples = ['customer-support', 'ecommerce-purchase', 'event-booking', 'hotel-check-in-blueprint']

const journeyOf = (records: JourneyRecords): Journey => arrangeJourney(lookupOf(records))
const open = (text: string): Journey => journeyOf(readOjf(text).records)

function lanesOf(journey: Journey): string[] {
  return journey.lanes.map(({ title, kind, role }) => `${title}: ${kind}, ${role}`)
}

/** The cards of a lane as `step > text`, with only the first line of the text. */
function cardsIn(journey: Journey, laneTitle: string) {
  const lane = journey.lanes.find((one) => one.title === laneTitle)
  return journey.steps.flatMap((step) => {
    const cards = lane ? (journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []) : []
    return cards.map((card) => ({ ...card, at: `${step.title} > ${card.text.split('\n')[0]}` }))
  })
}

function feelingsOf(journey: Journey): (Feeling | undefined)[] {
  const [persona] = journey.personas
  return journey.steps.map((step) => persona && journey.feelingById.get(feelingId(persona.id, step.id, 'actual')))
}

describe('opening the hotel check-in', () => {
  const journey = open(sample('hotel-check-in-blueprint'))

  it('reads the head under "metadata"', () => {
    expect(journey.map).toMatchObject({
      title: 'Hotel Arrival & Check-in',
      scenario: 'Checking into a premium hotel after a long flight',
    })
    expect(journey.personas.map(({ name, role }) => [name, role])).toEqual([['Business Traveler', '']])
  })

  it('makes a step of each customer action: two of them in the arrival', () => {
    expect(journey.stages.map((stage) => journey.stepsByStage.get(stage.id)?.map((step) => step.title))).toEqual([
      ['Arrive at Entrance', 'Baggage Handover'],
      ['Verification'],
      ['Room Access'],
    ])
  })

  it('lays out a blueprint: evidence on top, then what the customer does and feels, then the service', () => {
    expect(lanesOf(journey)).toEqual([
      'Evidence: evidence, none',
      'Customer Actions: action, customer',
      'Feelings: emotion, customer',
      'Pain Points: pain, customer',
      'Front-stage: touchpoint, frontstage',
      'Back-stage: process, backstage',
      'Support: process, support',
    ])
  })

  it('puts each entry of a blueprint into the step of its node', () => {
    expect(cardsIn(journey, 'Evidence').map((card) => card.at)).toEqual([
      'Arrive at Entrance > Hotel Signage',
      'Arrive at Entrance > Valet Stand',
      'Baggage Handover > Luggage Tag',
      'Verification > Reception Desk',
      'Verification > Registration Card',
      'Room Access > Keycard',
      'Room Access > Electronic Lock',
    ])
    expect(cardsIn(journey, 'Evidence').map((card) => card.contact.mode)).toEqual([
      ...['offline', 'offline', 'offline', 'offline', 'none', 'offline', 'none'],
    ])
    expect(cardsIn(journey, 'Front-stage').map((card) => [card.at, card.owner])).toEqual([
      ['Arrive at Entrance > Opens taxi door and greets guest', 'Doorman'],
      ['Baggage Handover > Takes luggage and provides claim check', 'Bellhop'],
      ['Verification > Verifies ID and processes payment', 'Front Desk Clerk'],
    ])
    expect(cardsIn(journey, 'Back-stage')).toHaveLength(3)
    expect(cardsIn(journey, 'Support').map((card) => card.text)).toEqual([
      'Valet System\nRegisters arrival time',
      'PMS (Property Management)\nUpdates guest profile and room status',
      'VingCard System\nSyncs key authorization with PMS',
      'Housekeeping App\nNotifies that guest has entered room',
    ])
    expect(journey.cardById.size).toBe(4 + 7 + 3 + 3 + 4)
    expect(journey.tray).toEqual([])
  })

  it('reads scores and sentiments as feelings, with the number of the file', () => {
    expect(feelingsOf(journey).map((feeling) => [feeling?.mark.valence, feeling?.mark.original?.number])).toEqual([
      [0.4, 2],
      [0.8, 4],
      [-0.2, -1],
      [1, 5],
    ])
    expect(feelingsOf(journey).map((feeling) => feeling?.word)).toEqual([
      'positive',
      'delighted',
      'anxious',
      'relieved',
    ])
  })

  it('keeps the ids of the file', () => {
    expect(journey.stages.map((stage) => stage.id)).toEqual(['s1', 's2', 's3'])
    expect([...journey.cardById.keys()]).toEqual(expect.arrayContaining(['n1', 'n2', 'n3', 'n4']))
  })

  it('puts title and description into one text', () => {
    expect(cardsIn(journey, 'Customer Actions')[0]).toMatchObject({
      text: 'Arrive at Entrance\nCustomer pulls up to the hotel in a taxi.',
      kind: 'touchpoint',
    })
  })
})

describe('opening maps with their head at the root', () => {
  it('reads customer support: a name and a role, pains, delights, and the moment of truth', () => {
    const journey = open(sample('customer-support'))
    expect(journey.personas.map(({ name, role }) => [name, role])).toEqual([['Sam', 'Tech-Savvy Parent']])
    expect(journey.map.title).toBe('Getting a broken smart toy fixed before a birthday')
    expect(lanesOf(journey)).toEqual([
      'User Activity: action, customer',
      'Emotional State: thought, customer',
      'Feelings: emotion, customer',
      'Pain Points: pain, customer',
      'Support Channel: touchpoint, frontstage',
    ])
    expect(cardsIn(journey, 'Emotional State').map((card) => card.at)).toEqual([
      "Toy won't turn on > Frustrated",
      'Follow reset instructions > Hopeful',
    ])
    const cards = cardsIn(journey, 'User Activity')
    expect(cards.map((card) => card.kind)).toEqual(['action', 'action', 'touchpoint', 'delight'])
    expect(cards.map((card) => card.moment?.polarity ?? null)).toEqual([null, null, 'open', null])
    expect(cards[1]?.contact).toEqual({ channel: 'Chat', mode: 'online', scope: 'contact' })
  })

  it('lets the emotion lane decide what is felt, else takes the mean, and names all scores', () => {
    const feelings = feelingsOf(open(sample('customer-support')))
    expect(feelings.map((feeling) => feeling?.mark.valence)).toEqual([-0.6, 0, 0.2, 0.9])
    expect(feelings.map((feeling) => feeling?.word)).toEqual(['frustrated', 'annoyed', 'relieved', 'delighted'])
    expect(feelings[0]?.comment).toBe("Scores here: \u22122 (Toy won't turn on), \u22123 (Frustrated).")
    expect(feelings[1]?.mark.original).toBeNull()
  })

  it('reads the coffee maker: four stages with a step each, two pains', () => {
    const journey = open(sample('ecommerce-purchase'))
    expect(journey.steps.map((step) => step.title)).toEqual([
      ...[
        'Search for best coffee makers',
        'Compare specs and reviews',
        'Select Product & Checkout',
        'Unboxing & Setup',
      ],
    ])
    expect(cardsIn(journey, 'Pain Points').map((card) => [card.at, card.kind])).toEqual([
      ['Compare specs and reviews > Information Overload', 'pain'],
      ['Select Product & Checkout > Hidden Shipping Fees', 'pain'],
    ])
    expect(feelingsOf(journey).map((feeling) => feeling?.mark.valence)).toEqual([0.6, 0, -0.3, 0.8])
  })

  it('reads the conference: "User Health (Sentiment)" feels, "Issues & Roadblocks" hurts, "Tools Used" touches', () => {
    const journey = open(sample('event-booking'))
    expect(lanesOf(journey)).toEqual([
      'Interaction: action, customer',
      'User Health (Sentiment): thought, customer',
      'Feelings: emotion, customer',
      'Issues & Roadblocks: pain, customer',
      'Tools Used: touchpoint, frontstage',
    ])
    expect(cardsIn(journey, 'Tools Used').map((card) => [card.at, card.contact.mode])).toEqual([
      ['Fill out registration form > Conference Website', 'online'],
    ])
    expect(feelingsOf(journey).map((feeling) => feeling?.mark.valence)).toEqual([0.1, 0, 0.8, 0.2])
    expect(cardsIn(journey, 'Interaction')[2]?.moment).toEqual({ polarity: 'delight', ordinal: null })
  })

  it('says what a map has no place for', () => {
    expect(readOjf(sample('event-booking')).warnings).toEqual([
      'Not taken over, for want of a place in the map: the severity of 2 cards, the icon of 5 cards, the tag "Form" and the purpose "milestone".',
    ])
  })
})

describe('opening files written by hand', () => {
  const file = (root: object) =>
    JSON.stringify({ stages: [{ id: 's', name: 'Buy' }], swimlanes: [{ id: 'l', name: 'Actions' }], ...root }, null, 1)

  it('takes references by name, short names of fields, numbers as ids and scores in quotes', () => {
    const text = file({
      stages: [{ id: 1, name: 'Buy' }, { name: 'Use' }],
      nodes: [
        { stage: 1, swimlane: 'actions', title: 'Pay', score: '-5' },
        { stage: 'use', swimlaneId: 'l', title: 'Drive', score: '' },
      ],
    })
    const { records, warnings } = readOjf(text)
    const journey = journeyOf(records)
    expect(cardsIn(journey, 'Actions').map((card) => card.at)).toEqual(['Pay > Pay', 'Drive > Drive'])
    expect(feelingsOf(journey).map((feeling) => feeling?.mark.valence)).toEqual([-1, undefined])
    expect(warnings).toEqual([])
  })

  it('puts nodes of unknown stages and lanes into the tray, and says so with the line', () => {
    const { records, warnings } = readOjf(
      file({ nodes: [{ stageId: 'x', swimlaneId: 'l', title: 'Lost', description: 'kept' }] }),
    )
    expect(journeyOf(records).tray.map((card) => card.text)).toEqual(['Lost\nkept'])
    expect(warnings).toEqual([expect.stringMatching(/^Line 15: "Lost" names a stage that the file does not have/)])
  })

  it('keeps a score that is off the scale and shows the nearest end', () => {
    const { records, warnings } = readOjf(
      file({ nodes: [{ stageId: 's', swimlaneId: 'l', title: 'Pay', score: -40 }] }),
    )
    expect(records.feelings[0]?.mark).toEqual({ valence: -1, original: { scale: '-5..5', number: -40 } })
    expect(warnings[0]).toMatch(/^Line 19: "Pay" has the score -40, outside -5 to 5/)
  })

  it('gives a stage without nodes a step, and the fullest lane the customer if no name tells', () => {
    const journey = open(
      file({
        swimlanes: [
          { id: 'a', name: 'Row 1' },
          { id: 'b', name: 'Row 2' },
        ],
        nodes: [{ stageId: 's', swimlaneId: 'b', title: 'Pay' }],
      }),
    )
    expect(lanesOf(journey)).toEqual(['Row 1: text, none', 'Row 2: action, customer', 'Feelings: emotion, customer'])
    expect(open(file({})).steps).toHaveLength(1)
  })

  it('keeps the customer above the line of interaction when pains stand below the touchpoints', () => {
    const names = ['Customer Actions', 'Digital Touchpoints', 'Pain Points', 'Feelings of the day']
    const journey = open(file({ swimlanes: names.map((name) => ({ id: name, name })) }))
    expect(journey.lanes.map((lane) => lane.role)).toEqual(['customer', 'frontstage', 'none', 'none', 'none'])
  })

  it('uses lanes of the file for the blueprint where there are some', () => {
    const names = ['Actions', 'Frontstage', 'Backstage (Invisible)']
    const blueprint = { onstage: [{ actor: 'Clerk', action: 'Greets' }, 'Smiles'], backstage: [{ actor: 'Cook' }] }
    const journey = open(
      file({
        swimlanes: names.map((name) => ({ id: name, name })),
        nodes: [{ stage: 's', swimlane: 'Actions', title: 'Eat', blueprint }],
      }),
    )
    expect(journey.lanes.map((lane) => lane.title)).toEqual([
      'Actions',
      'Feelings',
      'Frontstage',
      'Backstage (Invisible)',
    ])
    expect(cardsIn(journey, 'Frontstage').map((card) => [card.text, card.owner])).toEqual([
      ['Greets', 'Clerk'],
      ['Smiles', ''],
    ])
    expect(cardsIn(journey, 'Backstage (Invisible)').map((card) => [card.text, card.owner])).toEqual([['Cook', '']])
  })

  it('stays calm about names that mean something in JavaScript', () => {
    const text = file({ nodes: [{ id: 'constructor', stageId: '__proto__', swimlaneId: 'toString', title: 'x' }] })
    expect(open(text.replace('"title"', '"__proto__": {"polluted": 1}, "title"')).tray.map((card) => card.id)).toEqual([
      'constructor',
    ])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it.each([
    ['no object', '[1]', 1, 'one JSON object'],
    ['no stages', '{\n "swimlanes": []\n}', 1, 'needs "stages"'],
    ['stages that are none', '{\n "version": "1",\n "stages": {}\n}', 3, 'needs "stages"'],
    ['a stage that is a text', '{\n "stages": [\n  "Buy"\n ]\n}', 3, 'not an object'],
    ['a node that is a number', '{"stages": [],\n "nodes": [\n  {},\n  7]}', 4, 'In "nodes"'],
    ['JSON that is broken', '{\n "stages": [\n  {"id": "s" "name": "Buy"}\n ]\n}', 3, 'a comma or "}" is missing'],
  ])('refuses %s, with the line', (_, text, line, sentence) => {
    expect(() => readOjf(text)).toThrow(FormatError)
    expect(() => readOjf(text)).toThrow(expect.objectContaining({ line, message: expect.stringContaining(sentence) }))
  })
})

describe('saving as OpenJourney', () => {
  it.each(samples)('gives %s back as it was opened, ids and all', (name) => {
    const journey = open(sample(name))
    const again = readOjf(writeOjf(journey))
    expect(again.warnings).toEqual([])
    expect(recordsOf(journeyOf(again.records))).toEqual(recordsOf(journey))
    expect(whatOjfCannotHold(journey)).toBe('')
  })

  it.each(templates)('keeps stages, steps, lanes, cards and actual feelings of the template "$title"', ({ create }) => {
    const records = recordsOf(journeyOf(create()))
    const { map, cards, stages, steps, lanes, personas, feelings } = recordsOf(open(writeOjf(journeyOf(records))))
    expect({ cards, stages, steps, lanes, personas }).toEqual({
      cards: records.cards,
      stages: records.stages,
      steps: records.steps,
      lanes: records.lanes,
      personas: records.personas,
    })
    expect([map.title, map.scenario]).toEqual([records.map.title, records.map.scenario])
    expect(feelings).toEqual(records.feelings.filter((feeling) => feeling.id.endsWith('~actual')))
  })

  it('names what it can not hold', () => {
    const account = templates.find((template) => template.id === 'b2b-account-journey')
    if (!account) throw new Error('the template is there')
    expect(whatOjfCannotHold(journeyOf(account.create()))).toBe(
      "OpenJourney can not hold 21 wanted or believed feelings, 1 link, the map's goal and its owner.",
    )
  })

  it('says nothing of feelings and links of what is deleted', () => {
    const account = templates.find((template) => template.id === 'b2b-account-journey')
    if (!account) throw new Error('the template is there')
    const sentence = whatOjfCannotHold(journeyOf({ ...account.create(), personas: [], cards: [] }))
    expect(sentence).toBe("OpenJourney can not hold the map's goal and its owner.")
  })

  it('names widths, heights and locks, which no other program knows', () => {
    const [template] = templates
    if (!template) throw new Error('there is a template')
    const { steps, lanes, ...records } = template.create()
    const journey = journeyOf({
      ...records,
      steps: steps.map((step, n) => (n === 0 ? { ...step, width: 300, isLocked: true } : step)),
      lanes: lanes.map((lane, n) => (n === 0 ? { ...lane, height: 200 } : lane)),
    })
    for (const sentence of [whatOjfCannotHold(journey), whatMermaidCannotHold(journey)])
      expect(sentence).toContain('2 widths and heights and 1 lock.')
  })

  it('takes a score that somebody changed in another program', () => {
    const journey = open(sample('hotel-check-in-blueprint'))
    const changed = writeOjf(journey).replace('"score": -1,', '"score": 3,')
    expect(feelingsOf(open(changed))[2]?.mark).toEqual({ valence: 0.6, original: { scale: '-5..5', number: 3 } })
  })

  it('has its head where readers of both dialects look', () => {
    const written = JSON.parse(writeOjf(open(sample('customer-support'))))
    expect(written).toMatchObject({
      persona: 'Sam, Tech-Savvy Parent',
      pointOfView: 'Getting a broken smart toy fixed before a birthday',
      metadata: { persona: 'Sam, Tech-Savvy Parent', pov: 'Getting a broken smart toy fixed before a birthday' },
    })
  })
})
