/** Snapshots made one at a time, in a thread of their own that lives only while there are any to make. */
import { createReader } from './readerThread.ts'
import type { CompactedDoc } from './store.ts'

export interface Compactor {
  /** Null: there is nothing to make shorter, or the log is being closed. */
  prepare(mapId: string, purgeBefore: number | null): Promise<CompactedDoc | null>
  stop(): Promise<void>
}

export function createCompactor(path: string): Compactor {
  const reader = createReader(path)
  let last: Promise<unknown> = Promise.resolve()
  let queued = 0
  let isStopped = false

  const prepare = async (mapId: string, purgeBefore: number | null): Promise<CompactedDoc | null> => {
    if (isStopped) return null
    try {
      return (await reader.call({ kind: 'compact', mapId, purgeBefore })) as CompactedDoc | null
    } catch (error) {
      // Closing the log ends the thread in the middle of its work; the rows are all still there.
      if (isStopped) return null
      throw error
    }
  }
  const finish = async () => {
    queued -= 1
    if (queued === 0) await reader.stop()
  }
  return {
    prepare(mapId, purgeBefore) {
      queued += 1
      const prepared = last.then(() => prepare(mapId, purgeBefore))
      last = prepared.then(finish, finish)
      return prepared
    },
    async stop() {
      isStopped = true
      await reader.stop()
    },
  }
}
