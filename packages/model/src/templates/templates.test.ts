import { describe, expect, it } from 'vitest'
import { arrangeJourney, cellKey, holdsCards, type JourneyRecords, lookupOf } from '../index.ts'
import {
  cardSchema,
  feelingSchema,
  laneSchema,
  linkSchema,
  mapSchema,
  noteSchema,
  personaSchema,
  stageSchema,
  stepSchema,
} from '../schemas.ts'
import { templates } from './index.ts'

const idsOf = ({ map, ...lists }: JourneyRecords) => [
  map.id,
  ...Object.values(lists)
    .flat()
    .map((record) => record.id),
]

describe.each(templates)('the template "$title"', (template) => {
  const records = template.create()
  const journey = arrangeJourney(lookupOf(records))

  it('passes the validators unchanged', () => {
    expect(mapSchema.parse(records.map)).toEqual(records.map)
    const families = [
      [records.stages, stageSchema],
      [records.steps, stepSchema],
      [records.lanes, laneSchema],
      [records.cards, cardSchema],
      [records.notes, noteSchema],
      [records.links, linkSchema],
      [records.personas, personaSchema],
      [records.feelings, feelingSchema],
    ] as const
    for (const [list, schema] of families) {
      for (const record of list) expect(schema.parse(record)).toEqual(record)
    }
  })

  it('names nothing twice', () => {
    const ids = idsOf(records)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gets fresh ids each time', () => {
    const first = new Set(idsOf(records))
    expect(idsOf(template.create()).filter((id) => first.has(id))).toEqual([records.map.id])
  })

  it('has a title, a persona with a name, and an emotion lane', () => {
    expect(records.map.title).not.toBe('')
    expect(records.personas.length).toBeGreaterThan(0)
    expect(records.personas.every((persona) => persona.name !== '')).toBe(true)
    expect(records.lanes.filter((lane) => lane.kind === 'emotion')).toHaveLength(1)
  })

  it('gives each stage a goal that is a question, a period and a step', () => {
    for (const stage of journey.stages) {
      expect(stage.goal).toMatch(/\?$/)
      expect(stage.period).not.toBe('none')
      expect(journey.stepsByStage.get(stage.id)?.length).toBeGreaterThan(0)
    }
    expect(journey.steps.every((step) => step.title !== '')).toBe(true)
  })

  it('leaves no card in the tray and links whole', () => {
    expect(journey.tray).toEqual([])
    expect(journey.links).toHaveLength(records.links.length)
  })

  it('keeps feelings in range, each at a step and of a persona of the map', () => {
    const marked = new Set(journey.steps.map((step) => step.id))
    for (const { id, mark } of records.feelings) {
      const [persona, step] = id.split('~')
      expect(Math.abs(mark.valence)).toBeLessThanOrEqual(1)
      expect(journey.personas.map((one) => one.id)).toContain(persona)
      expect(marked).toContain(step)
    }
  })
})

const examples = templates.filter((template) => template.id !== 'blank')

describe.each(examples)('the example in "$title"', (template) => {
  const records = template.create()
  const journey = arrangeJourney(lookupOf(records))

  it('is of a size that fits a wall', () => {
    expect(records.cards.length).toBeGreaterThanOrEqual(30)
    expect(records.cards.length).toBeLessThanOrEqual(45)
  })

  it('has cards in every lane that can hold them', () => {
    for (const lane of journey.lanes.filter(holdsCards)) {
      const inLane = journey.steps.filter((step) => journey.cardsByCell.has(cellKey({ step: step.id, lane: lane.id })))
      expect(inLane.length, lane.title).toBeGreaterThan(2)
    }
  })

  it('says each thing in 2 to 9 words, and says nothing twice', () => {
    for (const card of records.cards) {
      const words = card.text.split(' ').length
      expect(words, card.text).toBeGreaterThanOrEqual(2)
      expect(words, card.text).toBeLessThanOrEqual(9)
    }
    expect(new Set(records.cards.map((card) => card.text)).size).toBe(records.cards.length)
  })

  it('marks two moments of truth on touchpoints that somebody owns, one bad and one good', () => {
    const moments = records.cards.filter((card) => card.moment)
    expect(moments.map((card) => card.moment?.polarity).sort()).toEqual(['delight', 'friction'])
    expect(moments.every((card) => card.kind === 'touchpoint' && card.owner !== '')).toBe(true)
  })

  it('gives each touchpoint a channel and a mode', () => {
    for (const card of records.cards.filter((one) => one.kind === 'touchpoint')) {
      expect(card.contact.channel, card.text).not.toBe('')
      expect(card.contact.mode, card.text).not.toBe('none')
    }
  })

  it('knows at each step how somebody feels and wants to feel', () => {
    for (const step of journey.steps) {
      const series = records.feelings.filter(({ id }) => id.includes(`~${step.id}~`)).map(({ id }) => id.split('~')[2])
      expect(series, step.title).toEqual(expect.arrayContaining(['actual', 'desired']))
    }
  })
})
