import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { piecesOf } from './pieces.ts'

const LIMIT = 20_000

it('what is too much for one message arrives whole in several', () => {
  const here = new Y.Doc()
  const cards = here.getMap<unknown>('cards')
  cards.set('old', 'text')
  cards.set('gone', 'text')
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  const pieces = updatesOf(here, () => {
    cards.delete('gone')
    for (let n = 0; n < 2000; n += 1) {
      cards.set(`card${n}`, { step: 'find', lane: 'actions', order: `a${n}` })
      cards.set(`text${n}`, new Y.Text(`Card ${n} 旅`))
    }
    cards.set('old', 'changed')
  }).flatMap((update) => piecesOf(update, LIMIT))

  expect(pieces.length).toBeGreaterThan(5)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(LIMIT)
  for (const piece of pieces) Y.applyUpdate(there, piece)
  expect(there.store.pendingStructs).toBeNull()
  expect(Y.encodeStateVector(there)).toEqual(Y.encodeStateVector(here))
  expect(there.getMap('cards').toJSON()).toEqual(cards.toJSON())
})

it('so do edits of several people, deletions alone, and what is small', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()]
  for (let n = 0; n < 500; n += 1) {
    ada.getMap('cards').set(`a${n}`, 'Ada '.repeat(20))
    ben.getMap('cards').set(`b${n}`, 'Ben '.repeat(20))
  }
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben))
  for (let n = 0; n < 500; n += 1) ada.getMap('cards').delete(`b${n}`)
  const there = new Y.Doc()
  for (const piece of piecesOf(Y.encodeStateAsUpdate(ada), LIMIT)) Y.applyUpdate(there, piece)
  expect(there.getMap('cards').toJSON()).toEqual(ada.getMap('cards').toJSON())

  const [deletion = new Uint8Array()] = updatesOf(ada, () => ada.getMap('cards').clear())
  for (const piece of piecesOf(deletion, 10)) Y.applyUpdate(there, piece)
  expect(there.getMap('cards').size).toBe(0)
  expect(piecesOf(deletion, LIMIT)).toEqual([deletion])
})

it('no piece builds upon a later one, whoever made what and when', () => {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  docs.forEach((doc, index) => {
    doc.clientID = 10 + index
  })
  let before = new Y.Doc()
  for (let turn = 0; turn < 30; turn += 1) {
    const doc = docs[turn % 3] ?? before
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
    for (let n = 0; n < 20; n += 1) doc.getMap('cards').set(`card${n}`, `${turn} `.repeat(20))
    doc.getMap('cards').set(`text${turn}`, new Y.Text('Card'))
    doc.getText('title').insert(turn, 'x')
    before = doc
  }
  const there = new Y.Doc()
  const pieces = piecesOf(Y.encodeStateAsUpdate(before), 2000)
  expect(pieces.length).toBeGreaterThan(5)
  for (const piece of pieces) {
    Y.applyUpdate(there, piece)
    expect(there.store.pendingStructs).toBeNull()
  }
  expect(there.store.pendingDs).toBeNull()
  expect(there.getMap('cards').toJSON()).toEqual(before.getMap('cards').toJSON())
  expect(there.getText('title').toString()).toBe(before.getText('title').toString())
})

it('a former value of a key, which undo keeps, is told as deleted in its own piece', () => {
  const here = new Y.Doc()
  const cards = here.getMap<unknown>('cards')
  new Y.UndoManager(cards)
  const [update = new Uint8Array()] = updatesOf(here, () => {
    for (const value of ['a', 'b', 'c']) cards.set('key', value)
    for (let n = 0; n < 500; n += 1) cards.set(`card${n}`, 'x'.repeat(100))
  })
  const [first = new Uint8Array(), ...others] = piecesOf(update, LIMIT)
  expect(others.length).toBeGreaterThan(1)
  const { structs, ds } = Y.decodeUpdate(first)
  const former = structs.find(({ length }) => length > 1)
  expect(former && Y.isDeleted(ds, former.id)).toBe(true)
})

function updatesOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array) => void updates.push(update)
  doc.on('update', note)
  doc.transact(change)
  doc.off('update', note)
  return updates
}
