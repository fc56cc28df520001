import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createJourneyDoc, type JourneyDoc } from '@journeyboard/doc'
import { type ImageHash, type NoteId, noteDefaults } from '@journeyboard/model'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type Archive, openArchive } from './archive.ts'
import { checksum } from './checksum.ts'
import { compactDoc } from './compaction.ts'
import { type CompactedDoc, openStore, type Store } from './store.ts'
import { findUnshownImages } from './unshownImages.ts'

const MAP = 'map-with-images'
const DAY = 24 * 60 * 60 * 1000
let folder: string
let store: Store
let archive: Archive
let doc: JourneyDoc
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-images-'))
  store = openStore(join(folder, 'log.sqlite'))
  archive = openArchive(join(folder, 'log.sqlite'))
  const ydoc = new Y.Doc()
  store.commit(() => store.createMap(MAP, Y.encodeStateAsUpdate(ydoc)))
  ydoc.on('update', (update: Uint8Array) => store.commit(() => store.append(MAP, update)))
  doc = createJourneyDoc(ydoc)
})
afterEach(() => {
  doc.destroy()
  archive.close()
  store.close()
  rmSync(folder, { recursive: true })
  vi.useRealTimers()
})

const onDay = (day: number) => vi.setSystemTime(day * DAY)
const bytesOf = (name: string) => new TextEncoder().encode(name)
const hashOf = (name: string) => createHash('sha256').update(bytesOf(name)).digest('hex') as ImageHash
const put = (name: string) =>
  store.commit(() => store.putImage(MAP, { hash: hashOf(name), type: 'image/png', bytes: bytesOf(name) }))

/** A note with an image of the same name. */
function showImage(name: string): void {
  const image = { hash: hashOf(name), width: 1, height: 1 }
  doc.change('Add a note', (changes) => changes.create('note', { ...noteDefaults, id: name as NoteId, image }))
}

const remove = (name: string) => doc.change('Delete a note', (changes) => changes.delete('note', name as NoteId))
const keepVersionWith = (name: string) =>
  store.database
    .prepare(
      `INSERT INTO map_version (map_id, seq, kind, at, people, images, data, crc)
       VALUES (?, 1, 'automatic', 0, '[]', ?, x'00', 0)`,
    )
    .run(MAP, JSON.stringify([hashOf(name)]))
/** As the server keeps one, and on the day that it is; its images are not asked for here. */
function keepVersion(): void {
  const data = gzipSync(Y.encodeStateAsUpdate(doc.ydoc))
  store.database
    .prepare(
      `INSERT INTO map_version (map_id, seq, kind, at, people, images, data, crc)
       VALUES (?, 1, 'automatic', ?, '[]', '[]', ?, ?)`,
    )
    .run(MAP, Date.now(), data, checksum(data, MAP, 1))
}
const left = (...names: readonly string[]) => {
  const hashes = new Set(archive.images(MAP).map(({ hash }) => hash))
  return names.filter((name) => hashes.has(hashOf(name)))
}
/** What an empty room asks for on day 40: what was deleted before day 10 goes. */
const compact = () => compactDoc(archive, MAP, { purgeBefore: 10 * DAY, onlyToPurge: false })
const save = (compacted: CompactedDoc | null) => store.commit(() => compacted && store.saveSnapshot(MAP, compacted))

describe('an image', () => {
  it('goes with what showed it, once that is gone for good; not while something shows it or can be brought back', () => {
    onDay(1)
    for (const name of ['shown', 'deleted long ago', 'deleted lately']) {
      put(name)
      showImage(name)
    }
    put('never shown')
    onDay(2)
    remove('deleted long ago')
    keepVersion()
    onDay(30)
    remove('deleted lately')
    put('just put')
    onDay(40)
    save(compact())
    expect(left('shown', 'deleted long ago', 'deleted lately', 'never shown', 'just put')).toEqual([
      'shown',
      'deleted lately',
      'just put',
    ])
  })

  it('stays until the server has known for long that it is deleted, whatever the clock of who did it says', () => {
    onDay(1)
    put('deleted')
    showImage('deleted')
    keepVersion()
    onDay(2)
    remove('deleted')
    onDay(38)
    keepVersion()
    save(compact())
    expect(left('deleted')).toEqual(['deleted'])
    save(compactDoc(archive, MAP, { purgeBefore: 38 * DAY, onlyToPurge: false }))
    expect(left('deleted')).toEqual([])
  })

  it('stays as long as a version of the map names it', () => {
    onDay(1)
    put('in a version')
    put('in none')
    keepVersionWith('in a version')
    onDay(40)
    save(compact())
    expect(left('in a version', 'in none')).toEqual(['in a version'])
  })

  it('stays when it is put again or the map is written to before the snapshot is', () => {
    onDay(1)
    put('put again')
    put('named again')
    onDay(40)
    const beforePut = compact()
    put('put again')
    save(beforePut)
    expect(left('put again', 'named again')).toEqual(['put again'])

    onDay(1)
    put('named again')
    showImage('another')
    onDay(40)
    const beforeEdit = compact()
    expect(beforeEdit?.forgotten.map(({ hash }) => hash)).toEqual([hashOf('named again')])
    showImage('named again')
    save(beforeEdit)
    expect(left('named again')).toEqual(['named again'])
  })

  it('makes room in a full map when neither the map nor a version names it and nothing brings it back', () => {
    onDay(1)
    for (const name of ['shown', 'deleted long ago', 'deleted lately', 'never shown', 'in a version', 'named again']) {
      put(name)
      if (name === 'shown' || name.startsWith('deleted')) showImage(name)
    }
    onDay(2)
    remove('deleted long ago')
    keepVersion()
    keepVersionWith('in a version')
    onDay(39.5)
    remove('deleted lately')
    put('on its way')
    onDay(40)
    const unshown = findUnshownImages(archive, MAP, 40 * DAY)
    showImage('named again')
    store.commit(() => unshown && store.forgetImages(MAP, unshown))
    expect(left('shown', 'deleted long ago', 'deleted lately', 'never shown', 'in a version', 'on its way')).toEqual([
      'shown',
      'deleted lately',
      'in a version',
      'on its way',
    ])
    expect(left('named again'), 'by an edit after the map was looked through').toEqual(['named again'])
  })
})
