import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrangeJourney,
  type Card,
  type CardId,
  cellKey,
  type Journey,
  type LaneId,
  lookupOf,
  recordsOf,
  type StepId,
} from './index.ts'
import { templates } from './templates/index.ts'

function openTemplate(): Journey {
  const template = templates.find(({ id }) => id === 'customer-journey')
  if (!template) throw new Error('The customer journey is gone')
  return arrangeJourney(lookupOf(template.create()))
}

/** The journey after one card gave way to another under the same id, as the projection sees it. */
function exchanged(journey: Journey, card: Card): Journey {
  return arrangeJourney(
    { ...journey, cardById: new Map(journey.cardById).set(card.id, card) },
    journey,
    new Set([card.id]),
  )
}

const firstCard = (journey: Journey): Card => {
  const [card] = journey.cardById.values()
  if (!card) throw new Error('The map has no cards')
  return card
}

describe('arranging after a change', () => {
  it('gives the same journey as arranging from scratch when only a text changed', () => {
    const journey = openTemplate()
    const edited = { ...firstCard(journey), text: 'new words' }
    const next = exchanged(journey, edited)
    expect(recordsOf(next)).toEqual(recordsOf(arrangeJourney(lookupOf(recordsOf(next)))))
    expect(next.cardsByCell.get(cellKey(edited.place))).toContain(edited)
  })

  it('gives the same journey as arranging from scratch, whatever happens to the cards', () => {
    const opened = openTemplate()
    const steps = [...opened.steps.map(({ id }) => id), 'gone' as StepId]
    const lanes = [...opened.lanes.map(({ id }) => id), 'gone' as LaneId]
    const change = fc.record({
      card: fc.nat(),
      step: fc.constantFrom(...steps),
      lane: fc.constantFrom(...lanes),
      order: fc.constantFrom('a0', 'a1', 'a2V', 'Zz'),
      kind: fc.constantFrom('move', 'word', 'delete', 'add'),
    })
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (frames) => {
        let journey = opened
        for (const [frame, changes] of frames.entries()) {
          const cardById = new Map(journey.cardById)
          const changed = new Set<CardId>()
          for (const [index, { card: at, step, lane, order, kind }] of changes.entries()) {
            const card = [...journey.cardById.values()][at % journey.cardById.size] ?? firstCard(opened)
            const id = kind === 'add' ? (`new ${frame} ${index}` as CardId) : card.id
            changed.add(id)
            if (kind === 'delete') cardById.delete(id)
            else if (kind === 'word') cardById.set(id, { ...card, text: order })
            else cardById.set(id, { ...card, id, place: { step, lane, order } })
          }
          journey = arrangeJourney({ ...journey, cardById }, journey, changed)
          const fresh = arrangeJourney({ ...journey, cardById })
          expect(journey.cardsByCell.size).toBe(fresh.cardsByCell.size)
          for (const [key, cards] of fresh.cardsByCell) expect(journey.cardsByCell.get(key)).toEqual(cards)
          expect(journey.tray).toEqual(fresh.tray)
        }
      }),
    )
  })

  it('keeps the lists of all other cells', () => {
    const journey = openTemplate()
    const edited = { ...firstCard(journey), owner: 'Hanna' }
    const next = exchanged(journey, edited)
    const changed = [...next.cardsByCell].filter(([key, cards]) => journey.cardsByCell.get(key) !== cards)
    expect(changed.map(([key]) => key)).toEqual([cellKey(edited.place)])
    expect(next.tray).toBe(journey.tray)
  })

  it('sorts a stack anew when an order changed', () => {
    const opened = openTemplate()
    const upper = firstCard(opened)
    const lower: Card = { ...upper, id: 'lower' as CardId, place: { ...upper.place, order: `${upper.place.order}V` } }
    const journey = arrangeJourney({ ...opened, cardById: new Map(opened.cardById).set(lower.id, lower) }, opened)
    const stack = (of: Journey) => of.cardsByCell.get(cellKey(upper.place))?.map(({ id }) => id)
    expect(stack(journey)).toEqual([upper.id, lower.id])
    expect(stack(exchanged(journey, { ...lower, place: { ...lower.place, order: 'Zz' } }))).toEqual([
      lower.id,
      upper.id,
    ])
  })
})
