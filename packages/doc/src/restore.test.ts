import {
  type CardId,
  feelingDefaults,
  feelingId,
  MAP_ID,
  type PersonaId,
  recordsOf,
  type StepId,
} from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { JourneyDoc } from './journeyDoc.ts'
import { ORIGIN } from './origins.ts'
import { readJourney } from './projection.ts'
import { restoreContent } from './restore.ts'
import { makeCard, openTogether, smallMap } from './testing.ts'
import { KEEP_DELETED, purgeDeleted } from './wholeDocument.ts'

const card = (id: string) => id as CardId

/** The document as it is now, to go back to. */
function versionOf({ ydoc }: JourneyDoc): Y.Doc {
  const version = new Y.Doc()
  Y.applyUpdate(version, Y.encodeStateAsUpdate(ydoc))
  return version
}

const content = (ydoc: Y.Doc) => recordsOf(readJourney(ydoc))

function openMap() {
  const { people, exchange } = openTogether(smallMap(), 2)
  const [ada, ben] = people
  if (!ada || !ben) throw new Error('two people')
  return { ada, ben, exchange }
}

const edit = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), cell: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), card: fc.nat(5) }),
  fc.record({ kind: fc.constant('move' as const), card: fc.nat(5), cell: fc.nat(3) }),
  fc.record({ kind: fc.constant('write' as const), card: fc.nat(5), text: fc.string({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('moment' as const), card: fc.nat(5), isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('feel' as const), valence: fc.integer({ min: -2, max: 2 }), isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('undo' as const) }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

const CELLS = [
  { step: 's1a', lane: 'l1' },
  { step: 's1b', lane: 'l2' },
  { step: 's2a', lane: 'l1' },
  { step: 's2a', lane: 'l2' },
]

function apply(doc: JourneyDoc, one: Edit, index: number): void {
  if (one.kind === 'undo') {
    doc.history.undo()
    return
  }
  const cell = CELLS[('cell' in one ? one.cell : 0) % CELLS.length] ?? { step: 's1a', lane: 'l1' }
  const id = card(`c${('card' in one ? one.card : 0) + 1}`)
  const isThere = doc.has('card', id)
  doc.change(one.kind, (changes) => {
    if (one.kind === 'create') changes.create('card', makeCard(`n${index}`, cell.step, cell.lane, 'a5'))
    if (one.kind === 'feel') {
      const feeling = feelingId('p1' as PersonaId, 's1a' as StepId, 'actual')
      if (one.isOn)
        changes.create('feeling', {
          ...feelingDefaults,
          id: feeling,
          mark: { valence: one.valence / 2, original: null },
        })
      else if (doc.has('feeling', feeling)) changes.delete('feeling', feeling)
    }
    if (!isThere) return
    if (one.kind === 'delete') changes.delete('card', id)
    if (one.kind === 'restore') changes.restore('card', id)
    if (one.kind === 'write') changes.setText('card', id, 'text', one.text)
    if (one.kind === 'moment') changes.set('card', id, 'moment', one.isOn ? { polarity: 'open', ordinal: null } : null)
    if (one.kind === 'move') changes.set('card', id, 'place', { ...makeCard('x', cell.step, cell.lane, 'a3').place })
  })
}

describe('going back', () => {
  it('makes what lives equal to what lived then, whatever was done since', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), fc.array(edit, { maxLength: 20 }), (before, since) => {
        const { ada } = openMap()
        for (const [index, one] of before.entries()) apply(ada, one, index)
        const version = versionOf(ada)
        for (const [index, one] of since.entries()) apply(ada, one, 100 + index)
        restoreContent(ada.ydoc, version)
        expect(content(ada.ydoc)).toEqual(content(version))
        expect(recordsOf(ada.projection.journey())).toEqual(content(version))
      }),
    )
  })

  it('is one transaction with an origin of its own, and none where nothing differs', () => {
    const { ada } = openMap()
    const version = versionOf(ada)
    const origins: unknown[] = []
    ada.ydoc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    restoreContent(ada.ydoc, version)
    expect(origins).toEqual([])
    ada.change('Write', (changes) => changes.setText('map', MAP_ID, 'title', 'Another'))
    ada.change('Delete', (changes) => changes.delete('card', card('c1')))
    restoreContent(ada.ydoc, version)
    expect(origins).toEqual([ORIGIN.local, ORIGIN.local, ORIGIN.restore])
  })

  it('is followed by whoever has the map open, and leaves their undo in order', () => {
    const { ada, ben, exchange } = openMap()
    const version = versionOf(ada)
    ben.change('Move', (changes) => changes.set('card', card('c1'), 'place', makeCard('x', 's2a', 'l2', 'a9').place))
    exchange()
    restoreContent(ada.ydoc, version)
    exchange()
    expect(content(ben.ydoc)).toEqual(content(version))
    ben.history.undo()
    exchange()
    expect(content(ada.ydoc)).toEqual(content(version))
    ben.change('Write', (changes) => changes.setText('card', card('c2'), 'text', 'new'))
    ben.history.undo()
    expect(content(ben.ydoc)).toEqual(content(version))
  })

  it('keeps in a text what somebody types beside it at the same time', () => {
    const { ada, ben, exchange } = openMap()
    ada.change('Write', (changes) => changes.setText('card', card('c1'), 'text', 'compare prices'))
    exchange()
    const version = versionOf(ada)
    ada.change('Write', (changes) => changes.setText('card', card('c1'), 'text', 'compare all prices'))
    exchange()
    ben.typeText('card', card('c1'), 'text', 'compare all prices online', 25)
    restoreContent(ada.ydoc, version)
    exchange()
    expect(ada.readText('card', card('c1'), 'text')).toBe('compare prices online')
  })

  it('brings back on disk, too, what was purged there while a room still held it', () => {
    const { ada } = openMap()
    const version = versionOf(ada)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - KEEP_DELETED - 1000 })
    ada.change('Write', (changes) => changes.setText('card', card('c2'), 'text', 'written since'))
    ada.change('Delete', (changes) => changes.delete('card', card('c1')))
    ada.change('Delete', (changes) => changes.delete('card', card('c2')))
    vi.useRealTimers()
    const onDisk = versionOf(ada)
    expect(purgeDeleted(onDisk, Date.now() - KEEP_DELETED, onDisk)).toBe(2)
    ada.ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(onDisk, update))
    restoreContent(ada.ydoc, version)
    expect(content(ada.ydoc)).toEqual(content(version))
    expect(content(onDisk)).toEqual(content(version))
  })

  it('brings back what was purged since', () => {
    const { ada } = openMap()
    const version = versionOf(ada)
    ada.change('Delete', (changes) => changes.delete('card', card('c1')))
    expect(purgeDeleted(ada.ydoc, Number.POSITIVE_INFINITY, ada.ydoc)).toBe(1)
    restoreContent(ada.ydoc, version)
    expect(content(ada.ydoc)).toEqual(content(version))
    expect(ada.projection.journey().cardById.get(card('c1'))?.text).toBe('c1')
  })
})
