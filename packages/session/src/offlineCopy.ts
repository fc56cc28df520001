/**
 * The copy of one map on this device. y-indexeddb keeps the same rows, but drops the promise of each write, so that
 * nobody can say whether a change was really kept; this one knows.
 */
import * as Y from 'yjs'
import { addRows, openDatabase, readRows, replaceRows } from './offlineDatabase.ts'

/** So many rows are merged into one. */
const ROWS_BEFORE_MERGE = 200

export interface OfflineCopy {
  /** Whether the copy brought anything into the document. Rejects if there can be no copy; the map works without. */
  readonly opened: Promise<boolean>
  /** Keeps an update. `position` is that of the newest local edit, this update included. */
  append(update: Uint8Array, position: number): void
  /** Merges all rows into one, which also mends what an earlier failure left out. */
  merge(): void
  /** Writes what is waiting and lets go of the database. */
  close(): Promise<void>
}

export interface OfflineCopyOptions {
  readonly name: string
  readonly doc: Y.Doc
  /** Origin of the changes that come from the copy. */
  readonly origin: unknown
  readonly factory: IDBFactory | null
  /** All local edits up to `position` are on this device. */
  readonly onStored: (position: number) => void
  /** Something could not be written. The next write that succeeds, of the whole document, makes up for it. */
  readonly onFailed: (error: unknown) => void
}

/** Opens the copy, applies it to the document, and from then on writes what is appended. Nothing here throws. */
export function openOfflineCopy(options: OfflineCopyOptions): OfflineCopy {
  const { doc, origin } = options
  let database: IDBDatabase | null = null
  let waiting: Uint8Array[] = []
  let newest = 0
  let rows = 0
  let wantsMerge = false
  let writing: Promise<void> | null = null

  const applyRows = (found: readonly Uint8Array[]) =>
    Y.transact(
      doc,
      () => {
        for (const row of found) Y.applyUpdate(doc, row, origin)
      },
      origin,
      false,
    )

  const open = async (): Promise<boolean> => {
    if (!options.factory) throw new Error('This browser offers no database.')
    const opening = await openDatabase(options.factory, options.name)
    try {
      const found = await readRows(opening)
      // What came into the document before this was appended only from then on.
      if (!isEmpty(doc)) waiting.unshift(Y.encodeStateAsUpdate(doc))
      applyRows(found)
      rows = found.length
      database = opening
      write()
      return rows > 0 && !isEmpty(doc)
    } catch (error) {
      opening.close()
      throw error
    }
  }

  const writeOnce = async (target: IDBDatabase): Promise<void> => {
    const batch = waiting
    const position = newest
    const merges = wantsMerge || rows >= ROWS_BEFORE_MERGE
    waiting = []
    wantsMerge = false
    try {
      if (merges) {
        await replaceRows(target, (found) => {
          applyRows(found)
          return Y.encodeStateAsUpdate(doc)
        })
        rows = 1
      } else {
        await addRows(target, batch)
        rows += batch.length
      }
      options.onStored(position)
    } catch (error) {
      // The batch is given up: the document still has it, and goes in whole at the next attempt.
      rows = ROWS_BEFORE_MERGE
      options.onFailed(error)
    }
  }

  /** One transaction at a time; what is appended meanwhile goes into the next. */
  const write = () => {
    if (!database || writing || (waiting.length === 0 && !wantsMerge)) return
    writing = writeOnce(database).finally(() => {
      writing = null
      write()
    })
  }

  const opened = open()
  // Whoever asks hears of a failure; here it only must not count as unhandled.
  opened.catch(() => {})
  return {
    opened,
    append(update, position) {
      newest = position
      waiting.push(update)
      write()
    },
    merge() {
      if (rows <= 1 && waiting.length === 0 && !writing) return
      wantsMerge = true
      write()
    },
    async close() {
      await opened.catch(() => false)
      while (writing) await writing
      database?.close()
      database = null
    },
  }
}

function isEmpty(doc: Y.Doc): boolean {
  return doc.store.clients.size === 0
}
