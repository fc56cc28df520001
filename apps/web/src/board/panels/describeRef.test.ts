import { cellRef, type Ref } from '@journeyboard/editor'
import { describe, expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { describeRef, describeSelection } from './describeRef.ts'

const journey = openTestBoard(shopRecords()).board.doc.projection.journey()

function named<R extends { readonly id: string; readonly title?: string; readonly text?: string }>(
  records: Iterable<R>,
  name: string,
): R['id'] {
  const found = [...records].find((record) => record.title === name || record.text === name)
  if (!found) throw new Error(`Nothing is called ${name}`)
  return found.id
}

const card = (text: string): Ref => ({ family: 'card', id: named(journey.cardById.values(), text) })
const step = (title: string) => named(journey.steps, title)
const lane = (title: string) => named(journey.lanes, title)

describe('describeRef', () => {
  it('names a card in full: kind, text, place, moment of truth, feeling', () => {
    expect(describeRef(journey, card('Card terminal refuses'))).toBe(
      'Card, touchpoint: Card terminal refuses. Buy, Pay. Touchpoints lane. 1 of 2. Moment of truth, friction. Mara feels embarrassed, −1.7',
    )
    expect(describeRef(journey, card('Contract on a tablet'))).toBe(
      'Card, touchpoint: Contract on a tablet. Buy, Sign. Touchpoints lane. 1 of 1',
    )
  })

  it('names headers with their place', () => {
    expect(describeRef(journey, { family: 'stage', id: named(journey.stages, 'Buy') })).toBe(
      'Stage: Buy. Will I be respected? 2 of 2. 2 steps',
    )
    expect(describeRef(journey, { family: 'step', id: step('Pay') })).toBe(
      'Step: Pay. 2 of 2 in Buy. Moment of truth, friction. Mara feels embarrassed, −1.7',
    )
    expect(describeRef(journey, { family: 'lane', id: lane('Touchpoints') })).toBe(
      'Lane: Touchpoints. Front-stage. 3 of 3',
    )
  })

  it('names an empty cell, and the feelings where the curve runs', () => {
    expect(describeRef(journey, cellRef({ step: step('Compare'), lane: lane('Touchpoints') }))).toBe(
      'Empty cell. Discover, Compare. Touchpoints lane',
    )
    expect(describeRef(journey, cellRef({ step: step('Pay'), lane: lane('Feelings') }))).toBe(
      'Feelings. Buy, Pay. Feelings lane. Mara feels embarrassed, −1.7. Everybody was looking',
    )
  })

  it('names a point of the curve, also where nothing was entered', () => {
    const persona = journey.personas[0]?.id
    if (!persona) throw new Error('no persona')
    const point = { family: 'feeling', persona, step: step('Pay'), lane: lane('Feelings') } as const
    expect(describeRef(journey, { ...point, series: 'actual' })).toBe(
      'Mara feels embarrassed, −1.7. Everybody was looking. Buy, Pay',
    )
    expect(describeRef(journey, { ...point, series: 'desired' })).toBe(
      'Mara wants to feel: nothing entered yet. Buy, Pay',
    )
  })

  it('names a link by its ends', () => {
    const [link] = journey.links
    if (!link) throw new Error('no link')
    expect(describeRef(journey, { family: 'link', id: link.id })).toBe(
      'Link, leads to: from Contract on a tablet to Card terminal refuses',
    )
  })

  it('says nothing about what is gone', () => {
    expect(describeRef(journey, { family: 'card', id: 'gone' as never })).toBe('')
  })
})

it('describeSelection counts several things and names the last', () => {
  const refs = [card('Invoice'), card('Contract on a tablet')]
  expect(describeSelection(journey, refs)).toMatch(/^2 selected\. Card, touchpoint: Contract on a tablet\./)
  expect(describeSelection(journey, [])).toBe('')
})
