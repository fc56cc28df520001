import { describe, expect, it } from 'vitest'
import { cardSaying, createTestBoard, noteSaying } from '../testing/index.ts'
import { setColors } from './colors.ts'
import { deletePersona } from './feelings.ts'
import { setMap } from './map.ts'

describe('setColors', () => {
  it('colours cards and notes in one step', () => {
    const { doc, journey } = createTestBoard()
    const colors = () => [cardSaying(journey(), 'Signs').color, noteSaying(journey(), 'Loose idea').color]
    const cards = [cardSaying(journey(), 'Signs').id]
    const notes = [noteSaying(journey(), 'Loose idea').id]
    setColors(doc, { cards, notes }, 'mint')
    expect(colors()).toEqual(['mint', 'mint'])
    expect(doc.history.undo()?.label).toBe('Change colour')
    expect(colors()).toEqual(['auto', 'auto'])
  })
})

describe('setMap', () => {
  it('changes one field and leaves the others', () => {
    const { doc, journey } = createTestBoard()
    setMap(doc, 'state', 'future')
    setMap(doc, 'reviewBy', '2026-11-30')
    expect(journey().map).toMatchObject({ title: 'Buying a bicycle', state: 'future', reviewBy: '2026-11-30' })
    doc.history.undo()
    expect(journey().map).toMatchObject({ state: 'future', reviewBy: '' })
  })
})

describe('deletePersona', () => {
  it('takes the persona and the curve away until undo brings both back', () => {
    const { doc, journey } = createTestBoard()
    const [mia] = journey().personas
    if (!mia) throw new Error('The sample map has a persona')
    deletePersona(doc, mia.id)
    expect(journey().personas).toEqual([])
    doc.history.undo()
    expect(journey().personas).toEqual([mia])
    expect(journey().feelingById.size).toBe(2)
  })
})
