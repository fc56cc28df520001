import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyUpdate } from './quickUpdates.ts'

const SCRAPS = [
  '',
  'a',
  'stage',
  'ä',
  '日本',
  '👩‍👧',
  'x'.repeat(64),
  'x'.repeat(65),
  'é'.repeat(32),
  '\0\x7f',
  '__proto__x',
]

/** A document with values of all kinds; the same seed gives the same one. */
function randomDoc(seed: number): Y.Doc {
  let state = seed
  const below = (count: number) => {
    state = (Math.imul(state, 48_271) + 11) >>> 0
    return (state >>> 8) % count
  }
  const text = () => Array.from({ length: below(4) }, () => SCRAPS[below(SCRAPS.length)] ?? '').join('')
  const value = (depth: number): unknown => {
    const kinds = [
      text,
      () => below(1000) - 500,
      () => below(1000) / 7,
      () => null,
      () => undefined,
      () => below(2) === 0,
      () => 2 ** 40 + below(9),
      () => new Uint8Array([below(256), 1]),
      () => Array.from({ length: below(4) }, () => value(depth + 1)),
      () => Object.fromEntries(Array.from({ length: below(4) }, () => [text(), value(depth + 1)])),
    ]
    return kinds[below(depth > 3 ? 8 : kinds.length)]?.()
  }
  const doc = new Y.Doc()
  doc.clientID = seed + 1
  for (let step = 0; step < 40; step++) {
    const map = doc.getMap(`map ${text()}`)
    map.set(text(), below(3) === 0 ? new Y.Text(text()) : value(0))
    for (const entry of map.values()) {
      if (entry instanceof Y.Text && below(4) === 0) entry.insert(below(entry.length + 1), text())
    }
    if (below(5) === 0) for (const key of map.keys()) map.delete(key)
  }
  return doc
}

const contentOf = (doc: Y.Doc) => [...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()])

test('a document is the same as Yjs makes it, whatever is in it', () => {
  for (let seed = 0; seed < 60; seed++) {
    const update = Y.encodeStateAsUpdate(randomDoc(seed))
    const [theirs, ours] = [new Y.Doc(), new Y.Doc()]
    Y.applyUpdate(theirs, update)
    applyUpdate(ours, update, 'here')
    for (const name of theirs.share.keys()) theirs.getMap(name)
    for (const name of ours.share.keys()) ours.getMap(name)
    expect(Y.encodeStateAsUpdate(ours)).toEqual(Y.encodeStateAsUpdate(theirs))
    expect(contentOf(ours)).toEqual(contentOf(theirs))
  }
})

test('an update that breaks off is refused, as Yjs refuses it', () => {
  const update = Y.encodeStateAsUpdate(randomDoc(3))
  for (let length = 1; length < update.length - 1; length += 7) {
    const part = update.slice(0, length)
    expect(throws(() => applyUpdate(new Y.Doc(), part, 'here'))).toBe(throws(() => Y.applyUpdate(new Y.Doc(), part)))
  }
})

test('listeners hear of it with its origin', () => {
  const doc = new Y.Doc()
  const origins: unknown[] = []
  doc.on('update', (_, origin) => origins.push(origin))
  applyUpdate(doc, Y.encodeStateAsUpdate(randomDoc(1)), 'the server')
  expect(origins).toEqual(['the server'])
})

function throws(act: () => void): boolean {
  try {
    act()
    return false
  } catch {
    return true
  }
}
