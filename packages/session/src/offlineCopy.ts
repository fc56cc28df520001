/**
 * The copy of one map on this device. y-indexeddb keeps the same rows, but drops the promise of each write, so that
 * nobody can say whether a change was really kept; this one knows.
 */
import * as Y from 'yjs'
import { addRows, openDatabase, readRows, replaceRows } from './offlineDatabase.ts'
import { applyUpdate } from './quickUpdates.ts'

/** So many rows are merged into one as soon as nothing has changed for a while. */
const MANY_ROWS = 200
/** So many are merged at once. */
const MOST_ROWS = 2000
/** Milliseconds without a change: a merge takes a large map's document apart and puts it together again. */
const REST = 3000
/** Milliseconds in which what others do is gathered: the server has it, so that nothing is lost without it. */
const GATHERING = 2000
/** More updates than this go into one row. */
const FEW_UPDATES = 20

export interface OfflineCopy {
  /** Whether the copy brought anything into the document. Rejects if there can be no copy; the map works without. */
  readonly opened: Promise<boolean>
  /** Keeps an update, one of others a little later. `position` is that of the newest local edit, this update included. */
  append(update: Uint8Array, position: number): void
  /** The newest local edit at `position` came from the rows: it is kept as soon as they are. */
  found(position: number): void
  /** Merges all rows into one, which also mends what an earlier failure left out. */
  merge(): void
  /** Writes what is waiting and lets go of the database. */
  close(): Promise<void>
}

export interface OfflineCopyOptions {
  readonly name: string
  /** What it holds already is to be appended like what comes later. */
  readonly doc: Y.Doc
  /** Origin of the changes that come from the copy as it is opened. */
  readonly origin: unknown
  /** Of those that a merge finds: other pages of this device wrote them since, and perhaps nobody but they has them. */
  readonly foundOrigin: unknown
  readonly factory: IDBFactory | null
  /** All local edits up to `position` are on this device. */
  readonly onStored: (position: number) => void
  /** Something could not be written. The next write that succeeds, of the whole document, makes up for it. */
  readonly onFailed: (error: unknown) => void
}

/** Opens the copy, applies it to the document, and from then on writes what is appended. Nothing here throws. */
export function openOfflineCopy(options: OfflineCopyOptions): OfflineCopy {
  const { doc } = options
  let database: IDBDatabase | null = null
  let waiting: Uint8Array[] = []
  /** State vector of the document when the last batch was taken; null while the first one may hold more. */
  let taken: Uint8Array | null = null
  let newest = 0
  /** In the database, or on their way there. */
  let rows = 0
  let wantsMerge = false
  let writing: Promise<void> | null = null
  let gathering: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined

  const applyRows = (found: readonly Uint8Array[], origin: unknown) =>
    Y.transact(
      doc,
      () => {
        for (const row of found) applyUpdate(doc, row, origin)
      },
      origin,
      false,
    )

  const open = async (): Promise<boolean> => {
    if (!options.factory) throw new Error('This browser offers no database.')
    const opening = await openDatabase(options.factory, options.name)
    try {
      const found = await readRows(opening)
      // What is in the document already was appended, and is not in these rows.
      const isFirst = isEmpty(doc)
      applyRows(found, options.origin)
      if (isFirst) taken = Y.encodeStateVector(doc)
      rows = found.length
      database = opening
      write()
      return found.length > 0 && !isEmpty(doc)
    } catch (error) {
      opening.close()
      throw error
    }
  }

  const writeOnce = async (target: IDBDatabase): Promise<void> => {
    let position = newest
    const merges = wantsMerge || rows >= MOST_ROWS
    const batch = merges ? [] : taken && waiting.length > FEW_UPDATES ? [Y.encodeStateAsUpdate(doc, taken)] : waiting
    taken = Y.encodeStateVector(doc)
    waiting = []
    wantsMerge = false
    rows = merges ? 1 : rows + batch.length
    try {
      if (merges) {
        await replaceRows(target, (found) => {
          applyRows(found, options.foundOrigin)
          position = newest
          return Y.encodeStateAsUpdate(doc)
        })
      } else await addRows(target, batch)
      options.onStored(position)
    } catch (error) {
      // The batch is given up: the document still has it, and goes in whole at the next attempt.
      rows = MOST_ROWS
      options.onFailed(error)
    }
  }

  /** One transaction at a time; what is appended meanwhile goes into the next. */
  const write = () => {
    clearTimeout(gathering)
    gathering = undefined
    if (!database || writing || (waiting.length === 0 && !wantsMerge)) return
    writing = writeOnce(database).finally(() => {
      writing = null
      write()
    })
  }

  const merge = () => {
    // One row needs no merging, and a large one takes long.
    if (rows + waiting.length > 1) wantsMerge = true
    write()
  }

  const mergeAtRest = () => {
    clearTimeout(resting)
    if (rows >= MANY_ROWS) resting = setTimeout(merge, REST)
  }

  let isLost = false
  const opened = open()
  // Whoever asks hears of a failure; here nothing is gathered any more that nobody would ever write.
  opened.catch(() => {
    isLost = true
    waiting = []
  })
  return {
    opened,
    append(update, position) {
      if (isLost) return
      const isOwn = position > newest
      newest = position
      waiting.push(update)
      if (isOwn) write()
      else gathering ??= setTimeout(write, GATHERING)
      mergeAtRest()
    },
    found(position) {
      newest = position
    },
    merge,
    async close() {
      await opened.catch(() => false)
      write()
      while (writing) await writing
      clearTimeout(resting)
      database?.close()
      database = null
    },
  }
}

function isEmpty(doc: Y.Doc): boolean {
  return doc.store.clients.size === 0
}
