import { describe, expect, it } from 'vitest'
import { arrangeJourney, feelingDefaults, feelingId, isOrder, lookupOf } from './index.ts'
import { createSketch } from './sketch.ts'

describe('a sketch', () => {
  it('keeps things in the order in which they were added', () => {
    const sketch = createSketch({ title: 'Tea' })
    const lane = sketch.addLane({ title: 'Actions', kind: 'action' })
    const [boil, drink] = ['Boil', 'Drink'].map((title) => sketch.addStage({ title }))
    if (!boil || !drink) throw new Error('two stages were added')
    const sip = sketch.addStep(drink, { title: 'Sip' })
    const fill = sketch.addStep(boil, { title: 'Fill the kettle' })
    const wait = sketch.addStep(boil, { title: 'Wait' })
    const texts = ['One', 'Two', 'Three']
    for (const text of texts) sketch.addCard({ step: wait, lane }, { text, kind: 'action' })

    const journey = arrangeJourney(lookupOf(sketch.records()))
    expect(journey.map.title).toBe('Tea')
    expect(journey.steps.map((step) => step.id)).toEqual([fill, wait, sip])
    expect(journey.cardsByCell.get(`${wait}~${lane}`)?.map((card) => card.text)).toEqual(texts)
  })

  it('writes order keys that others can insert between', () => {
    const sketch = createSketch({})
    for (let count = 0; count < 200; count += 1) sketch.addStage({ title: `Stage ${count}` })
    const orders = sketch.records().stages.map((stage) => stage.order)
    expect(orders.every(isOrder)).toBe(true)
    expect([...orders].sort()).toEqual(orders)
  })

  it('keeps the ids of a file, unless they are taken, invalid or the id of the map', () => {
    const sketch = createSketch({})
    expect(sketch.addStage({ id: 's1' })).toBe('s1')
    expect(sketch.addLane({ id: 's1' })).not.toBe('s1')
    expect(sketch.addLane({ id: 'a~b' })).not.toContain('~')
    expect(sketch.addPersona({ id: 'map' })).not.toBe('map')
    expect(sketch.addPersona({ id: '__proto__' })).toBe('__proto__')
  })

  it('gives personas different colours and lets the last feeling win', () => {
    const sketch = createSketch({})
    const persona = sketch.addPersona({ name: 'Ada' })
    sketch.addPersona({ name: 'Bo' })
    const step = sketch.addStep(sketch.addStage({}), {})
    sketch.setFeeling({ persona, step, series: 'actual' }, { valence: -1 })
    sketch.setFeeling({ persona, step, series: 'actual' }, { valence: 0.5, word: 'calm' })
    const records = sketch.records()
    expect(new Set(records.personas.map((one) => one.color)).size).toBe(2)
    expect(records.feelings).toEqual([
      {
        ...feelingDefaults,
        id: feelingId(persona, step, 'actual'),
        mark: { valence: 0.5, original: null },
        word: 'calm',
      },
    ])
  })
})
