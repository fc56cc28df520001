/** The log on disk: one thread writes, one reads, and a third prepares snapshots when there is need of one. */
import { Worker } from 'node:worker_threads'
import { errorMessage, StartError } from '../ops/startError.ts'
import type { PreparedSnapshot } from './compaction.ts'
import { takeDataFolder } from './dataFolder.ts'
import type { DocHead, Log, StoredDoc } from './log.ts'
import type { ReaderCall, ReaderData } from './reader.ts'
import { type Caller, createCaller } from './threads.ts'
import type { WriterCall, WriterData } from './writer.ts'

/** How long something deleted can still be brought back, in milliseconds: 30 days. */
export const KEEP_DELETED = 30 * 24 * 60 * 60 * 1000

export interface DiskLogOptions {
  readonly folder: string
  /** The writer thread is gone: nothing can be saved any more. */
  readonly onLost: (error: Error) => void
}

/** Opens the log. Rejects with a `StartError` when the folder is in use, can not be written, or holds a broken file. */
export async function openDiskLog({ folder, onLost }: DiskLogOptions): Promise<Log> {
  const taken = takeDataFolder(folder)
  const path = taken.database
  const writer = startThread<WriterCall>('./writer.ts', { path } satisfies WriterData)
  try {
    await writer.calls.call({ kind: 'open' })
  } catch (error) {
    taken.release()
    throw new StartError(
      `The database ${path} can not be used: ${errorMessage(error)}. Restore it from a copy, or set DATA_DIR to another folder.`,
    )
  }
  const reader = startThread<ReaderCall>('./reader.ts', { path } satisfies ReaderData)
  const compactor = createCompactor(path)
  let isClosing = false
  writer.worker.once('exit', () => {
    if (!isClosing) onLost(new Error('The writer thread of the log has ended.'))
  })
  writer.worker.once('error', (error) => onLost(error instanceof Error ? error : new Error(String(error))))

  const write = async (call: WriterCall): Promise<void> => {
    await writer.calls.call(call)
  }
  return {
    createMap: (mapId, update) => write({ kind: 'createMap', mapId, update }),
    append: (mapId, update) => write({ kind: 'append', mapId, update }),
    probe: () => write({ kind: 'probe' }),
    head: async (mapId) => (await reader.calls.call({ kind: 'head', mapId })) as DocHead | null,
    read: async (mapId) => (await reader.calls.call({ kind: 'read', mapId })) as StoredDoc | null,
    async compact(mapId, { purge }) {
      const prepared = await compactor.prepare(mapId, purge ? Date.now() - KEEP_DELETED : null)
      if (!prepared || isClosing) return false
      await write({ kind: 'snapshot', mapId, ...prepared })
      return true
    },
    async close() {
      if (isClosing) return
      isClosing = true
      await Promise.all([compactor.stop(), stopThread(reader)])
      // Without a writer there is nothing left to flush.
      await writer.calls.call({ kind: 'close' }).catch(() => {})
      await stopThread(writer)
      taken.release()
    },
  }
}

interface Thread<Call> {
  readonly worker: Worker
  readonly calls: Caller<Call>
}

function startThread<Call>(file: string, data: unknown): Thread<Call> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData: data })
  return { worker, calls: createCaller<Call>(worker) }
}

async function stopThread(thread: Thread<unknown>): Promise<void> {
  thread.calls.stop(new Error('The log is closed.'))
  await thread.worker.terminate()
}

/** One snapshot at a time, in a thread that lives only while there are any to make. */
function createCompactor(path: string) {
  let thread: Thread<ReaderCall> | null = null
  let waiting: Promise<unknown> = Promise.resolve()
  let queued = 0
  let isStopped = false

  const prepareNow = async (mapId: string, purgeBefore: number | null): Promise<PreparedSnapshot | null> => {
    if (isStopped) return null
    thread ??= startThread<ReaderCall>('./reader.ts', { path } satisfies ReaderData)
    try {
      return (await thread.calls.call({ kind: 'compact', mapId, purgeBefore })) as PreparedSnapshot | null
    } catch (error) {
      // Closing the log ends the thread in the middle of its work; the rows are all still there.
      if (isStopped) return null
      throw error
    }
  }
  const stop = async () => {
    const ending = thread
    thread = null
    if (ending) await stopThread(ending)
  }
  return {
    prepare(mapId: string, purgeBefore: number | null): Promise<PreparedSnapshot | null> {
      queued += 1
      const prepared = waiting.then(() => prepareNow(mapId, purgeBefore))
      waiting = prepared
        .catch(() => {})
        .then(async () => {
          queued -= 1
          if (queued === 0) await stop()
        })
      return prepared
    },
    async stop() {
      isStopped = true
      await stop()
    },
  }
}
