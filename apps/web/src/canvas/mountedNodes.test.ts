import { createJourneyDoc, encodeJourney } from '@journeyboard/doc'
import { type Layout, layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, type CardId, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNodeMaker, nodesFor } from './mountedNodes.ts'

function openTemplate() {
  const ydoc = new Y.Doc()
  const template = templates.find(({ id }) => id === 'customer-journey')
  if (!template) throw new Error('The customer journey is gone')
  Y.applyUpdate(ydoc, encodeJourney(template.create()))
  const doc = createJourneyDoc(ydoc)
  let layout = layoutJourney(doc.projection.journey())
  return {
    doc,
    relayout: () => {
      layout = layoutJourney(doc.projection.journey(), layout)
      return layout
    },
    layout,
  }
}

describe('the nodes of a canvas', () => {
  const make = (
    maker: ReturnType<typeof createNodeMaker>,
    layout: Layout,
    id: CardId,
    { shift = 0, isWritten = false } = {},
  ) => {
    const card = layout.journey.cardById.get(id)
    const box = layout.cardById.get(id)
    if (!card || !box) throw new Error(`There is no card ${id}`)
    return maker.card(card, box, shift, isWritten)
  }

  it('stay the same objects for all cards but the one that was edited', () => {
    const { doc, layout, relayout } = openTemplate()
    const maker = createNodeMaker()
    const ids = [...layout.cardById.keys()]
    const before = new Map(ids.map((id) => [id, make(maker, layout, id)]))
    const [edited] = ids
    if (!edited) throw new Error('The map is empty')
    const text = doc.readText('card', edited, 'text')
    doc.typeText('card', edited, 'text', `${text}!`, text.length + 1)
    const after = relayout()
    expect(ids.filter((id) => make(maker, after, id) !== before.get(id))).toEqual([edited])
  })

  it('stay the same for a card that is being written, until it takes another line or the writing ends', () => {
    const { doc, layout, relayout } = openTemplate()
    const maker = createNodeMaker()
    const [id] = layout.cardById.keys()
    if (!id) throw new Error('The map is empty')
    const type = (text: string) => {
      doc.typeText('card', id, 'text', text, text.length)
      return relayout()
    }
    const before = make(maker, type('Asks'), id, { isWritten: true })
    const oneLine = type('Asks again')
    expect(make(maker, oneLine, id, { isWritten: true })).toBe(before)
    expect(make(maker, oneLine, id).data.box.lines).toEqual([expect.objectContaining({ text: 'Asks again' })])
    const higher = make(maker, type('Asks again\nand again\nand again'), id, { isWritten: true })
    expect(higher.data.box.lines).toHaveLength(3)
    expect(higher.height).toBeGreaterThan(before.height ?? 0)
  })

  it('show the same data while they only move, so that they are not drawn again', () => {
    const { layout } = openTemplate()
    const maker = createNodeMaker()
    const [id] = layout.cardById.keys()
    if (!id) throw new Error('The map is empty')
    const still = make(maker, layout, id)
    const moved = make(maker, layout, id, { shift: 40 })
    expect(moved.position.y).toBe(still.position.y + 40)
    expect(moved.data).toBe(still.data)
  })

  it('stand at their place by themselves, and have a layer of their own only while they make room', () => {
    const { layout } = openTemplate()
    const maker = createNodeMaker()
    const [card] = layout.cardById.values()
    if (!card) throw new Error('The map is empty')
    const { x: left, y: top } = card.box
    expect(make(maker, layout, card.id).style).toEqual({ left, top, transform: 'none' })
    expect(make(maker, layout, card.id, { shift: 40 }).style).toEqual({ left, top, transform: 'translateY(40px)' })
  })
})

describe('while a card is written', () => {
  const open = () => {
    const { layout } = openTemplate()
    const cards = [...layout.cardById.values()].slice(0, 6)
    const maker = createNodeMaker()
    const mount = (inView: typeof cards, written: CardId | null, before: ReturnType<typeof nodesFor> = []) =>
      nodesFor({ layout, preview: null, written, cards: inView, notes: [] }, maker, before)
    return { cards, mount, ids: cards.map(({ id }) => id) }
  }

  it('it is mounted wherever it lies, once', () => {
    const { cards, ids, mount } = open()
    const [first, ...others] = ids
    if (!first) throw new Error('The map is empty')
    expect(mount(cards.slice(1), null).map(({ id }) => id)).toEqual(others)
    expect(mount(cards.slice(1), first).map(({ id }) => id)).toEqual([...others, first])
    expect(mount([], first).map(({ id }) => id)).toEqual([first])
    expect(mount(cards, first)).toHaveLength(cards.length)
  })

  it('those that are on the page keep their order there, and new ones come behind them', () => {
    const { cards, ids, mount } = open()
    const [first, second, ...others] = ids
    if (!first || !second) throw new Error('The map is empty')
    const before = mount(cards.slice(1), second)
    const moved = mount([...cards.slice(2), ...cards.slice(0, 2)], second, before)
    expect(moved.map(({ id }) => id)).toEqual([second, ...others, first])
  })

  it('notes keep their order too, with the one that is written out of view', () => {
    const sketch = createSketch({})
    for (const x of [0, 300, 600]) sketch.addNote({ x, y: 0 }, {})
    const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))
    const notes = [...layout.noteById.values()]
    const [first] = notes
    if (!first) throw new Error('The map is empty')
    const mount = (inView: typeof notes, before: ReturnType<typeof nodesFor> = []) =>
      nodesFor({ layout, preview: null, written: first.id, cards: [], notes: inView }, createNodeMaker(), before)
    const before = mount(notes)
    expect(mount(notes.slice(1), before).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })
})
