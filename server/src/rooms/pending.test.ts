import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { dropPending, hasPending } from './pending.ts'

/** The contract with Yjs: if one of these fails after an upgrade, pending.ts must be written anew. */
describe('what Yjs holds back', () => {
  function updatesOf(doc: Y.Doc): Uint8Array[] {
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    return updates
  }

  it('is dropped when an edit comes without its predecessor, and the edit can come again', () => {
    const author = new Y.Doc()
    const [first, second] = [updatesOf(author), updatesOf(author)]
    author.getText('t').insert(0, 'a')
    author.getText('t').insert(1, 'b')
    const room = new Y.Doc()
    Y.applyUpdate(room, second[1] ?? new Uint8Array())
    expect(hasPending(room)).toBe(true)
    expect(dropPending(room)).toBe(true)
    expect(dropPending(room)).toBe(false)
    Y.applyUpdate(room, first[0] ?? new Uint8Array())
    expect(room.getText('t').toString()).toBe('a')
    Y.applyUpdate(room, Y.encodeStateAsUpdate(author))
    expect(room.getText('t').toString()).toBe('ab')
  })

  it('is dropped when a deletion comes before what it deletes, so that nothing later is erased', () => {
    // [0 structs][1 client: 77, 1 range: clock 0, length 100]: six bytes that would erase 100 future characters.
    const trap = new Uint8Array([0, 1, 77, 1, 0, 100])
    const erased = new Y.Doc()
    const spared = new Y.Doc()
    Y.applyUpdate(erased, trap)
    Y.applyUpdate(spared, trap)
    expect(dropPending(spared)).toBe(true)
    const victim = new Y.Doc()
    victim.clientID = 77
    victim.getText('t').insert(0, 'mine')
    Y.applyUpdate(erased, Y.encodeStateAsUpdate(victim))
    Y.applyUpdate(spared, Y.encodeStateAsUpdate(victim))
    expect(erased.getText('t').toString()).toBe('')
    expect(spared.getText('t').toString()).toBe('mine')
  })

  it('is nothing after ordinary edits', () => {
    const room = new Y.Doc()
    room.getText('t').insert(0, 'abc')
    room.getText('t').delete(0, 1)
    expect(dropPending(room)).toBe(false)
  })
})
