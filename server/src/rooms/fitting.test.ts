import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { findMisfit } from './fitting.ts'

const misfitIn = (doc: Y.Doc, update: Uint8Array | readonly number[]) =>
  findMisfit(doc, Y.decodeUpdate(new Uint8Array(update)))

/** Two lists and a map, made by client 7: `abc` at 0 to 2, `xyz` at 3 to 5, a value at 6. */
function room(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getText('one').insert(0, 'abc')
  doc.getText('two').insert(0, 'xyz')
  doc.getMap('map').set('key', 1)
  return doc
}

/** One struct of client 9 at 0: its flags and kind, what it names, and its content; no deletions. */
const change = (...struct: number[]) => [1, 1, 9, 0, ...struct, 0]
const A_LETTER = [1, 113]

describe('an update fits', () => {
  it('when it lies between neighbours, at an end, or under a key', () => {
    expect(misfitIn(room(), change(0xc4, 7, 0, 7, 1, ...A_LETTER))).toBeNull()
    expect(misfitIn(room(), change(0x84, 7, 2, ...A_LETTER))).toBeNull()
    expect(misfitIn(room(), change(0x88, 7, 6, 1, 0x7f))).toBeNull()
  })

  it('when former values of a key lie in one piece', () => {
    expect(misfitIn(room(), [1, 1, 9, 0, 0x88, 7, 6, 2, 0x7f, 0x7f, 1, 9, 1, 0, 2])).toBeNull()
  })

  it('when it goes on with what is gone, and is gone with it', () => {
    const doc = new Y.Doc()
    const author = new Y.Doc()
    author.getMap('map').set('key', new Y.Text('a'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(author))
    const before = Y.encodeStateVector(author)
    const text = author.getMap<Y.Text>('map').get('key')
    text?.insert(1, 'b')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(author, before))
    doc.getMap('map').delete('key')
    text?.insert(2, 'c')
    const late = Y.encodeStateAsUpdate(author, before)
    expect(misfitIn(doc, late)).toBeNull()
    Y.applyUpdate(doc, late)
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(author))
  })

  it('when it goes round in circles, and so never comes in', () => {
    // Two structs of two clients, each right behind the other.
    const circle = [2, 1, 9, 0, 0x84, 8, 0, ...A_LETTER, 1, 8, 0, 0x84, 9, 0, ...A_LETTER, 0]
    expect(misfitIn(room(), circle)).toBeNull()
  })

  it('whatever honest people did, together and apart, with deletions and undo, in any order', () => {
    const deed = fc.record({ who: fc.nat(1), what: fc.nat(6), at: fc.nat(50) })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const server = new Y.Doc()
        const docs = [new Y.Doc(), new Y.Doc()]
        const undos = docs.map(
          (doc) => new Y.UndoManager([doc.getText('text'), doc.getMap('map')], { captureTimeout: 0 }),
        )
        const sync = (doc: Y.Doc) => {
          const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
          expect(misfitIn(server, update)).toBeNull()
          // As after a lost connection: part of it is there.
          expect(misfitIn(server, Y.encodeStateAsUpdate(doc))).toBeNull()
          Y.applyUpdate(server, update)
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server')
        }
        for (const { who, what, at } of deeds) {
          const doc = docs[who]
          if (doc) act(doc, undos[who], what, at)
          if (doc && what === 6) sync(doc)
        }
        for (const doc of docs) sync(doc)
        // All of it again, as after a restored backup.
        for (const doc of docs) {
          for (const known of [server, room(), new Y.Doc()])
            expect(misfitIn(known, Y.encodeStateAsUpdate(doc))).toBeNull()
        }
      }),
      { numRuns: 200 },
    )
  })
})

function act(doc: Y.Doc, undo: Y.UndoManager | undefined, what: number, at: number): void {
  const text = doc.getText('text')
  const map = doc.getMap<unknown>('map')
  if (what === 0) text.insert(at % (text.length + 1), 'words')
  else if (what === 1 && text.length > 0) text.delete(at % text.length, 1)
  else if (what === 2) map.set(`key ${at % 4}`, new Y.Map([['inner', new Y.Text('deep')]]))
  else if (what === 3) map.set(`key ${at % 4}`, at)
  else if (what === 4) map.delete(`key ${at % 4}`)
  else if (what === 5) undo?.undo()
}

describe('an update does not fit', () => {
  it.each([
    ['when its neighbours are in two lists', change(0xc4, 7, 0, 7, 4, ...A_LETTER), 'a change lies in two places'],
    ['when it puts a value before another', change(0x48, 7, 6, 1, 0x7f), 'a value of a key stands before another'],
    ['when it sets several values of one key', change(0x88, 7, 6, 2, 0x7f, 0x7f), 'a key has several values'],
    ['when it sets them in a new map', change(0x28, 1, 1, 109, 1, 107, 2, 0x7f, 0x7f), 'a key has several values'],
  ])('%s', (_, update, misfit) => {
    expect(misfitIn(room(), update)).toBe(misfit)
  })

  it('when it goes on in another place than it began', () => {
    const doc = room()
    // Client 9 has written a letter at the end of the first text, and goes on in the second one.
    Y.applyUpdate(doc, new Uint8Array(change(0x84, 7, 2, ...A_LETTER)))
    expect(misfitIn(doc, change(0x84, 7, 5, 2, 113, 113))).toBe('a change goes on in another place')
    expect(misfitIn(doc, change(0x84, 7, 2, 2, 113, 113))).toBeNull()
  })

  it('when it goes on with something of which the beginning is gone', () => {
    const doc = new Y.Doc()
    // Client 9 has made one thing, and it is gone.
    Y.applyUpdate(doc, new Uint8Array([1, 1, 9, 0, 0, 1, 0]))
    expect(misfitIn(doc, [1, 1, 9, 0, 0x04, 1, 1, 116, 2, 97, 98, 0])).toBe('a change goes on with what is gone')
  })
})
