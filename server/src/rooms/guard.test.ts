import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkFits, checkUpdate, RefusedFrame } from './guard.ts'
import { updateOfClients } from './memoryClient.ts'
import { dropPending } from './pending.ts'

const LIMIT = 1024 * 1024

function codeOf(update: Uint8Array, limit = LIMIT): number | null {
  try {
    checkUpdate(update, limit)
    return null
  } catch (error) {
    if (error instanceof RefusedFrame) return error.code
    throw error
  }
}

/** A document with maps, texts and deletions, and an update that adds to it. */
function edited(): { before: Uint8Array; update: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 1000
  const places = doc.getMap<unknown>('card/place')
  const texts = doc.getMap<Y.Text>('card/text')
  places.set('a', { step: 's', lane: 'l', order: 'a0' })
  texts.set('a', new Y.Text('first words'))
  const before = Y.encodeStateAsUpdate(doc)
  const stateVector = Y.encodeStateVector(doc)
  texts.get('a')?.insert(5, ' few')
  texts.get('a')?.delete(0, 2)
  places.set('a', { step: 's', lane: 'l', order: 'a1' })
  places.delete('a')
  doc.getArray('list').push([1, 'two', { three: [3, null] }])
  return { before, update: Y.encodeStateAsUpdate(doc, stateVector) }
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

const updateWith = (value: unknown) => {
  const doc = new Y.Doc()
  doc.getMap('m').set('k', value)
  return Y.encodeStateAsUpdate(doc)
}

describe('the guard', () => {
  it('lets honest updates pass', () => {
    expect(codeOf(edited().update)).toBeNull()
    expect(codeOf(Y.encodeStateAsUpdate(new Y.Doc()))).toBeNull()
    expect(codeOf(updateWith(nested(60)))).toBeNull()
  })

  it('refuses two changes of a client at one clock', () => {
    const twice = new Uint8Array([2, 1, 5, 0, 0, 3, 1, 5, 0, 0, 7, 0])
    expect(Y.decodeUpdate(twice).structs.map(({ id, length }) => [id.clock, length])).toEqual([
      [0, 3],
      [0, 7],
    ])
    expect(codeOf(twice)).toBe(4400)
  })

  it('names the clients whose changes an update brings, not those that it only deletes of', () => {
    expect(checkUpdate(updateOfClients(2), LIMIT).writers).toEqual(new Set([1, 2]))
    expect(checkUpdate(new Uint8Array([0, 1, 77, 1, 0, 1]), LIMIT).writers).toEqual(new Set())
  })

  it('refuses what is too big as too big, before reading it', () => {
    expect(codeOf(new Uint8Array(11), 10)).toBe(4413)
  })

  it.each([
    ['nothing', []],
    ['noise', [255, 255, 255, 255]],
    ['an update that is cut short', [...edited().update.slice(0, -3)]],
    ['a number of structs that are not there', [1, 255, 255, 255, 127, 1, 0]],
    ['a deletion without a length', [0, 1, 77, 1, 0, 0]],
    ['one thing deleted twice', [0, 1, 77, 2, 0, 9, 4, 1]],
    ['a change without a length', [1, 1, 77, 0, 0, 0, 0]],
    ['the changes of a client in two pieces', [3, 1, 77, 0, 0, 1, 1, 78, 0, 0, 1, 1, 77, 1, 0, 1, 0]],
    ['a change that builds upon a later one of the same client', [1, 1, 77, 0, 0x84, 77, 50, 1, 97, 0]],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(new Uint8Array(bytes))).toBe(4400)
  })

  it('refuses values that are nested without end, and documents inside the document', () => {
    expect(codeOf(updateWith(nested(70)))).toBe(4400)
    expect(codeOf(updateWith(nested(3000)))).toBe(4400)
    expect(codeOf(updateWith(new Y.Doc()))).toBe(4400)
  })

  it('lets nothing pass that throws in a document or can not be loaded again, however an update is mangled', () => {
    const { before, update } = edited()
    const mangle = fc.array(fc.record({ at: fc.nat(update.length - 1), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(mangle, (changes) => {
        const mangled = update.slice()
        for (const { at, byte } of changes) mangled[at] = byte
        const room = new Y.Doc()
        Y.applyUpdate(room, before)
        try {
          checkFits(room, checkUpdate(mangled, LIMIT))
        } catch {
          return
        }
        Y.applyUpdate(room, mangled)
        dropPending(room)
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(room))
        expect(dropPending(copy)).toBe(false)
        expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(room))
      }),
      { numRuns: 2000 },
    )
  })
})
