import { type JourneyDoc, readJourney } from '@journeyboard/doc'
import { openTogether } from '@journeyboard/doc/testing'
import { layoutJourney } from '@journeyboard/layout'
import { recordsOf } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEED_VERBS, doDeed } from './testing/deeds.ts'
import { sampleMap } from './testing/sampleMap.ts'

const deed = fc.record({
  verb: fc.constantFrom(...DEED_VERBS),
  a: fc.nat({ max: 40 }),
  b: fc.nat({ max: 40 }),
  c: fc.nat({ max: 40 }),
  text: fc.constantFrom('', 'a', 'price', 'Überraschung', '予約'),
})

function open(): JourneyDoc {
  const [doc] = openTogether(sampleMap(), 1).people
  if (!doc) throw new Error('Nobody is there')
  return doc
}

describe('any commands, one after the other', () => {
  it.each(DEED_VERBS)('among them %s', (verb) => {
    const numbers = Array.from({ length: 49 }, (_, n) => ({ a: n % 7, b: Math.floor(n / 7), c: n + 1 }))
    const changesSomething = numbers.some((chosen) => {
      const doc = open()
      const before = doc.projection.journey()
      doDeed(doc, { verb, ...chosen, text: 'x' })
      return doc.projection.journey() !== before
    })
    expect(changesSomething).toBe(true)
  })

  it('are all taken back by undo and all done again by redo', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const doc = open()
        const records = () => recordsOf(doc.projection.journey())
        const first = records()
        for (const one of deeds) doDeed(doc, one)
        const last = records()
        let steps = 0
        for (; doc.history.canUndo(); steps += 1) expect(doc.history.undo()?.skipped).toBe(0)
        expect(records()).toEqual(first)
        for (let n = 0; n < steps; n += 1) doc.history.redo()
        expect(doc.history.canRedo()).toBe(false)
        expect(records()).toEqual(last)
      }),
      { numRuns: 120 },
    )
  })

  it('leave a projection and a layout that are the same as those made from scratch', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const doc = open()
        let layout = layoutJourney(doc.projection.journey())
        for (const one of deeds) {
          doDeed(doc, one)
          layout = layoutJourney(doc.projection.journey(), layout)
        }
        const fresh = readJourney(doc.ydoc)
        expect(recordsOf(doc.projection.journey())).toEqual(recordsOf(fresh))
        expect([...layout.cardById.values()]).toEqual([...layoutJourney(fresh).cardById.values()])
      }),
      { numRuns: 60 },
    )
  })
})
