import { createJourneyDoc, purgeDeleted } from '@journeyboard/doc'
import { type NoteId, noteDefaults } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ArchivedDoc } from './archivedDoc.ts'
import { prepareSnapshot, verifySnapshot } from './compaction.ts'
import { contentOf } from './content.ts'
import { foldDoc } from './fold.ts'
import { DamagedDocError } from './log.ts'

function stored(updates: readonly Uint8Array[], snapshot: Uint8Array | null = null): ArchivedDoc {
  return { generation: 1, seq: updates.length, snapshot, updates }
}

const purgeBefore = (time: number) => (doc: Y.Doc) => purgeDeleted(doc, time, doc)

/** A document whose every update is kept. */
function recorded(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return { doc, updates }
}

const edit = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c'), value: fc.integer() }),
  fc.record({ kind: fc.constant('remove' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({
    kind: fc.constant('type' as const),
    at: fc.nat(20),
    // One UTF-16 unit each: what is cut inside a pair is U+FFFD to Yjs, and the editor's differences never cut there.
    text: fc.string({ unit: fc.constantFrom('a', ' ', 'é', '語', '\n'), maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('erase' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('format' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('nest' as const), key: fc.constantFrom('x', 'y') }),
)

describe('a snapshot', () => {
  it('holds what all the rows hold, for any edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 60 }), (edits) => {
        const { doc, updates } = recorded()
        const [map, text] = [doc.getMap<unknown>('m'), doc.getText('t')]
        for (const one of edits) {
          if (one.kind === 'set') map.set(one.key, { value: one.value })
          else if (one.kind === 'remove') map.delete(one.key)
          else if (one.kind === 'type') text.insert(Math.min(one.at, text.length), one.text)
          else if (one.kind === 'nest') map.set(one.key, new Y.Text('inside'))
          else if (text.length > one.at && one.kind === 'erase') text.delete(one.at, 1)
          else if (text.length > one.at) text.format(one.at, 1, { bold: true })
        }
        if (updates.length === 0) return
        const copy = new Y.Doc()
        Y.applyUpdate(copy, prepareSnapshot(stored(updates), null)?.snapshot ?? new Uint8Array())
        expect(copy.getMap('m').toJSON()).toEqual(map.toJSON())
        expect(copy.getText('t').toDelta()).toEqual(text.toDelta())
      }),
    )
  })

  it('is not made when there is nothing behind the last one', () => {
    expect(prepareSnapshot(stored([], Y.encodeStateAsUpdate(new Y.Doc())), null)).toBeNull()
  })

  it('is refused when it does not hold what the document holds', () => {
    const { doc } = recorded()
    doc.getText('t').insert(0, 'abc')
    const early = Y.encodeStateAsUpdate(doc)
    doc.getText('t').delete(0, 1)
    expect(() => verifySnapshot(early, doc)).toThrow(DamagedDocError)
    expect(() => verifySnapshot(Y.encodeStateAsUpdate(doc), doc)).not.toThrow()
  })

  it('leaves out for good what was deleted before the given time, and only that', () => {
    const { doc, updates } = recorded()
    const journey = createJourneyDoc(doc)
    const [old, kept] = ['old' as NoteId, 'kept' as NoteId]
    journey.change('Add notes', (changes) => {
      for (const id of [old, kept]) changes.create('note', { ...noteDefaults, id, text: `text of ${id}` })
    })
    journey.change('Delete a note', (changes) => changes.delete('note', old))
    const [before, after] = [0, Date.now() + 1000].map((time) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, prepareSnapshot(stored(updates), purgeBefore(time))?.snapshot ?? new Uint8Array())
      return JSON.stringify(contentOf(copy))
    })
    expect(before).toContain('old')
    expect(after).not.toContain('old')
    expect(after).toContain('kept')
    // Too few rows to be worth a snapshot that removes nothing.
    expect(prepareSnapshot(stored(updates), purgeBefore(0), true)).toBeNull()
    expect(prepareSnapshot(stored(updates), purgeBefore(Date.now() + 1000), true)).not.toBeNull()
    const compacted = stored([], Y.encodeStateAsUpdate(doc))
    expect(prepareSnapshot(compacted, purgeBefore(0))).toBeNull()
    expect(prepareSnapshot(compacted, purgeBefore(Date.now() + 1000))).not.toBeNull()
  })
})

describe('rows that do not fit together', () => {
  it('are refused', () => {
    const { doc, updates } = recorded()
    doc.getText('t').insert(0, 'a')
    doc.getText('t').insert(1, 'b')
    expect(() => foldDoc(stored(updates.slice(1)))).toThrow('an earlier edit is missing')
    expect(() => foldDoc(stored([new Uint8Array([1, 2, 3])]))).toThrow('can not be read')
  })
})
