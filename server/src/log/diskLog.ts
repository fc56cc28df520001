/** The log on disk: one thread writes, one reads, and a third prepares snapshots when there is need of one. */
import { DatabaseSync } from 'node:sqlite'
import { KEEP_DELETED } from '@journeyboard/doc'
import { errorMessage, StartError } from '../ops/startError.ts'
import { type CommitStatements, compiled, createTables } from '../tables/tables.ts'
import { createCompactor } from './compactor.ts'
import { takeDataFolder } from './dataFolder.ts'
import type { DocHead, ImageEntry, Log, StoredDoc, StoredImage } from './log.ts'
import { createReader } from './readerThread.ts'
import type { DatabaseReport } from './reports.ts'
import { shareReads } from './sharedReads.ts'
import { startThread, stopThread } from './threads.ts'
import { createImageRoom } from './unshownImages.ts'
import type { WriterCall, WriterData } from './writer.ts'

export interface DiskLogOptions {
  readonly folder: string
  /** The writer thread is gone: nothing can be saved any more. */
  readonly onLost: (error: Error) => void
  /** Largest size of the database; null: any. */
  readonly mostMegabytes?: number | null
  /** The time by which things are removed for good; epoch ms. */
  readonly erasingNow?: () => number
}

/** Opens the log. Rejects with a `StartError` when the folder is in use, can not be written, or holds a broken file. */
export async function openDiskLog(options: DiskLogOptions): Promise<Log> {
  const { folder, onLost, mostMegabytes = null, erasingNow = () => Date.now() } = options
  const taken = takeDataFolder(folder)
  const path = taken.database
  const writer = startThread<WriterCall>(new URL('./writer.ts', import.meta.url), {
    path,
    mostMegabytes,
  } satisfies WriterData)
  try {
    await writer.calls.call({ kind: 'open' })
  } catch (error) {
    taken.release()
    throw new StartError(
      `The database ${path} can not be used: ${errorMessage(error)}. Restore it from a copy, or set DATA_DIR to another folder.`,
    )
  }
  const reader = createReader(path)
  const compactor = createCompactor(path)
  const copier = createReader(path)
  let closing: Promise<void> | null = null
  writer.worker.once('exit', () => {
    if (!closing) onLost(new Error('The writer thread of the log has ended.'))
  })

  const write = async (call: WriterCall): Promise<unknown> => {
    if (closing) throw new Error('The log is closed.')
    return writer.calls.call(call)
  }
  const put = async (call: WriterCall): Promise<void> => {
    await write(call)
  }
  const rows = new DatabaseSync(path, { readOnly: true })
  const commit: CommitStatements = async (statements) =>
    (await write({ kind: 'statements', statements })) as Awaited<ReturnType<CommitStatements>>
  const makeRoom = createImageRoom({
    find: (mapId) => compactor.findUnshown(mapId, erasingNow()),
    forget: (mapId, unshown) => put({ kind: 'forget', mapId, unshown }),
  })
  const close = async () => {
    await Promise.all([compactor.stop(), copier.stop(), reader.stop()])
    // Without a writer there is nothing left to flush.
    await writer.calls.call({ kind: 'close' }).catch(() => {})
    await stopThread(writer)
    rows.close()
    taken.release()
  }
  return {
    tables: createTables(rows, commit),
    createMap: (mapId, update, rows = []) => put({ kind: 'createMap', mapId, update, rows: rows.map(compiled) }),
    append: (mapId, update) => put({ kind: 'append', mapId, update }),
    probe: () => put({ kind: 'probe' }),
    head: async (mapId) => (await reader.call({ kind: 'head', mapId })) as DocHead | null,
    read: shareReads(async (mapId) => (await reader.call({ kind: 'read', mapId })) as StoredDoc | null),
    title: async (mapId) => (await reader.call({ kind: 'title', mapId })) as string | null,
    removeTrashed: async (mapId, until) => (await write({ kind: 'removeTrashed', mapId, until })) === true,
    async putImage(mapId, image, most) {
      const put = async () => (await write({ kind: 'image', mapId, image, most })) === true
      return (await put()) || ((await makeRoom(mapId)) && (await put()))
    },
    readImage: async (mapId, hash) => (await reader.call({ kind: 'image', mapId, hash })) as StoredImage | null,
    images: async (mapId) => (await reader.call({ kind: 'images', mapId })) as readonly ImageEntry[],
    async compact(mapId, { purge, onlyToPurge = false }) {
      const purgeBefore = purge ? erasingNow() - KEEP_DELETED : null
      const compacted = await compactor.prepare(mapId, { purgeBefore, onlyToPurge })
      if (!compacted || closing) return false
      await write({ kind: 'snapshot', mapId, compacted })
      return true
    },
    async backup(file) {
      try {
        return (await copier.call({ kind: 'backup', file })) as DatabaseReport
      } finally {
        await copier.stop()
      }
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
