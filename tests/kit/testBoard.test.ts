import { neighbourOf, type Ref, refKey } from '@journeyboard/editor'
import { boxCentre, dropTargetAt } from '@journeyboard/layout'
import type { CardId } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { openTemplate } from './testBoard.ts'

describe.each(templates.map((template) => template.id))('on the map %s', (id) => {
  it('arrow keys reach every card', () => {
    const journey = openTemplate(id).journey()
    const reached = new Set<string>()
    const open: (Ref | undefined)[] = [undefined]
    while (open.length > 0) {
      const from = open.pop()
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbourOf(journey, from, direction)
        if (!next || reached.has(refKey(next))) continue
        reached.add(refKey(next))
        open.push(next)
      }
    }
    expect([...journey.cardById.keys()].filter((card) => !reached.has(`card/${card}`))).toEqual([])
    expect([...journey.noteById.keys()].filter((note) => !reached.has(`note/${note}`))).toEqual([])
  })

  it('each card can be dragged to the next one, off the map and back, and undone', () => {
    const test = openTemplate(id)
    const before = test.records()
    const cards: readonly CardId[] = before.cards.map((card) => card.id)
    cards.forEach((card, index) => {
      const next = cards[(index + 1) % cards.length] ?? card
      const at = (one: CardId) => () => boxCentre(test.board.layout.getState().cardById.get(one)?.box ?? never())
      test.press(at(card)).drag(at(next)).release()
      test
        .press(at(card))
        .drag(() => ({ x: -900, y: -900 }))
        .release()
      expect(test.journey().noteById.size).toBe(before.notes.length + 1)
      test.press(() => ({ x: -890, y: -890 })).cancel()
      while (test.doc.history.canUndo()) test.doc.history.undo()
    })
    expect(test.records()).toEqual(before)
  })

  it('every point of the sheet takes a dropped card', () => {
    const layout = openTemplate(id).board.layout.getState()
    for (let x = 0; x < layout.sheet.width; x += 37) {
      for (let y = 0; y < layout.sheet.height; y += 29) {
        expect(dropTargetAt(layout, { x, y }, new Set()).kind).not.toBe('ground')
      }
    }
  })
})

function never(): never {
  throw new Error('The card is not on the map')
}
