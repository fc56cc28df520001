import {
  arrangeJourney,
  type Card,
  type CardId,
  type Journey,
  type JourneyRecords,
  lookupOf,
  type NoteId,
  recordsOf,
} from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { compareMaps } from './compareMaps.ts'

function sketched(): JourneyRecords {
  const sketch = createSketch({ title: 'Bikes' })
  const persona = sketch.addPersona({ id: 'pia', name: 'Pia' })
  const buy = sketch.addStage({ id: 'buy', title: 'Buy' })
  const pay = sketch.addStep(buy, { id: 'pay', title: 'Pay' })
  const ride = sketch.addStep(sketch.addStage({ id: 'use', title: 'Use' }), { id: 'ride', title: 'Ride' })
  const lane = sketch.addLane({ id: 'actions', title: 'Actions' })
  const card = sketch.addCard({ step: pay, lane }, { id: 'signs', text: 'Signs' })
  sketch.addCard({ step: ride, lane }, { id: 'rides', text: 'Rides' })
  const note = sketch.addNote({ x: 0, y: 0 }, { id: 'idea', text: 'Idea' })
  sketch.addLink({ from: card, to: note }, { id: 'link' })
  sketch.setFeeling({ persona, step: pay, series: 'actual' }, { valence: -0.5 })
  return sketch.records()
}

const journeyOf = (records: JourneyRecords): Journey => arrangeJourney(lookupOf(records))

/** `kind family/id fields`, of a map and what `change` makes of a copy of it. */
function differences(change: (records: JourneyRecords) => Partial<JourneyRecords>): string[] {
  const before = sketched()
  // Other objects with the same content, as from another document.
  const copy = structuredClone(before)
  const after = { ...copy, ...change(copy) }
  return compareMaps(journeyOf(before), journeyOf(after)).differences.map(({ kind, family, id, fields }) =>
    [kind, `${family}/${id}`, ...fields].join(' '),
  )
}

const setCard = (records: JourneyRecords, id: string, fields: Partial<Card>) => ({
  cards: records.cards.map((card) => (card.id === id ? { ...card, ...fields } : card)),
})

describe('two states of a map', () => {
  it('are the same by content, not by being the same objects', () => {
    const before = journeyOf(sketched())
    expect(compareMaps(before, before)).toEqual({ differences: [], kept: 12 })
    const copy = journeyOf(structuredClone(recordsOf(before)))
    expect(compareMaps(before, copy)).toEqual({ differences: [], kept: 12 })
  })

  it('tell nothing of what did not change', () => {
    expect(differences(() => ({}))).toEqual([])
  })

  it('tell what came, went, moved and changed', () => {
    expect(differences((records) => setCard(records, 'signs', { text: 'Signs here' }))).toEqual([
      'changed card/signs text',
    ])
    expect(
      differences((records) => {
        const [signs, rides] = records.cards
        return signs && rides ? setCard(records, 'signs', { place: { ...rides.place, order: 'z' } }) : {}
      }),
    ).toEqual(['moved card/signs'])
    expect(differences(({ cards }) => ({ cards: cards.slice(0, 1) }))).toEqual(['removed card/rides'])
    expect(
      differences(({ cards }) => ({
        cards: cards.flatMap((card) => [card, { ...card, id: `${card.id}2` as CardId }]),
      })),
    ).toEqual(['added card/signs2', 'added card/rides2'])
  })

  it('tell of what moved what else changed of it', () => {
    const found = differences((records) =>
      setCard(records, 'signs', {
        moment: { polarity: 'friction', ordinal: null },
        place: { ...(records.cards[1] as Card).place, order: 'z' },
      }),
    )
    expect(found).toEqual(['moved card/signs moment'])
  })

  it('know a note that became a card, and nothing but its place has changed', () => {
    const found = differences(({ cards, notes: [note] }) => {
      const [signs] = cards
      if (!signs || !note) return {}
      const { id, text, color, image, isLocked } = note
      return { notes: [], cards: [...cards, { ...signs, id: id as string as CardId, text, color, image, isLocked }] }
    })
    expect(found).toEqual(['moved card/idea'])
    const back = differences(({ notes: [note] }) => (note ? { notes: [{ ...note, id: 'other' as NoteId }] } : {}))
    expect(back).toEqual(['added note/other', 'removed note/idea'])
  })

  it('cover stages, steps, lanes, links, personas, feelings and the map itself', () => {
    const found = differences((records) => ({
      map: { ...records.map, goal: 'Ride home' },
      stages: records.stages.map((stage) => ({ ...stage, title: `${stage.title}!` })),
      steps: records.steps
        .toReversed()
        .map((step, index) => ({ ...step, place: { ...step.place, order: `z${index}` } })),
      lanes: records.lanes.map((lane) => ({ ...lane, role: 'customer' })),
      links: [],
      personas: records.personas.map((persona) => ({ ...persona, name: 'Mia' })),
      feelings: records.feelings.map((feeling) => ({ ...feeling, word: 'tense' })),
    }))
    expect(found).toEqual([
      'changed map/map goal',
      'changed stage/buy title',
      'changed stage/use title',
      'moved step/ride',
      'moved step/pay',
      'changed lane/actions role',
      'removed link/link',
      'changed persona/pia name',
      'changed feeling/pia~pay~actual word',
    ])
  })
})
