/** Whole maps looked through one at a time, in a thread of their own that lives only while there are any to look through. */
import type { CompactionPlan } from './compaction.ts'
import type { UnshownImages } from './namedImages.ts'
import type { ReaderCall } from './reader.ts'
import { createReader } from './readerThread.ts'
import type { CompactedDoc } from './store.ts'

export interface Compactor {
  /** Null: there is nothing to make shorter, or the log is being closed. */
  prepare(mapId: string, plan: CompactionPlan): Promise<CompactedDoc | null>
  /** Null: there is nothing to look through, or the log is being closed. Rejects with a `DamagedDocError`. */
  findUnshown(mapId: string, now: number): Promise<UnshownImages | null>
  stop(): Promise<void>
}

export function createCompactor(path: string): Compactor {
  const reader = createReader(path)
  let last: Promise<unknown> = Promise.resolve()
  let queued = 0
  let isStopped = false

  const ask = async (call: ReaderCall): Promise<unknown> => {
    if (isStopped) return null
    try {
      return await reader.call(call)
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
  const inTurn = (call: ReaderCall): Promise<unknown> => {
    queued += 1
    const asked = last.then(() => ask(call))
    last = asked.then(finish, finish)
    return asked
  }
  return {
    prepare: async (mapId, plan) => (await inTurn({ kind: 'compact', mapId, plan })) as CompactedDoc | null,
    findUnshown: async (mapId, now) => (await inTurn({ kind: 'unshown', mapId, now })) as UnshownImages | null,
    async stop() {
      isStopped = true
      await reader.stop()
    },
  }
}
