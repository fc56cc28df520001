import { describe, expect, it } from 'vitest'
import { arrangeJourney, type Card, type CardId, cellKey, type Journey, lookupOf, recordsOf } from './index.ts'
import { templates } from './templates/index.ts'

function openTemplate(): Journey {
  const template = templates.find(({ id }) => id === 'customer-journey')
  if (!template) throw new Error('The customer journey is gone')
  return arrangeJourney(lookupOf(template.create()))
}

/** The journey after one card gave way to another under the same id, as the projection sees it. */
function exchanged(journey: Journey, card: Card): Journey {
  return arrangeJourney({ ...journey, cardById: new Map(journey.cardById).set(card.id, card) }, journey)
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
