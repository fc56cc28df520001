/** The real rooms over a log in memory, whose disk can be slow or full, and whose process can be killed. */
import type { Log } from '../../server/src/log/log.ts'
import type { MemoryLog } from '../../server/src/log/memoryLog.ts'
import type { Clock } from '../../server/src/ops/clock.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { createRooms, type Rooms } from '../../server/src/rooms/rooms.ts'

export interface FuzzServer {
  readonly rooms: Rooms
  /** From now on commits wait. */
  holdCommits(): void
  /** Lets all commits that wait through, and those that come. */
  commit(): void
  /** The disk refuses what waits, and the next commit. */
  failDisk(): void
  /** What waits never comes to the disk. */
  kill(): void
}

export function startServer(disk: MemoryLog, clock: Clock): FuzzServer {
  let isHolding = false
  let failures = 0
  let waiting: PromiseWithResolvers<void>[] = []

  const gate = () => {
    if (failures > 0) {
      failures -= 1
      return Promise.reject(new Error('The disk is full'))
    }
    if (!isHolding) return Promise.resolve()
    const commit = Promise.withResolvers<void>()
    waiting.push(commit)
    return commit.promise
  }
  const log: Log = {
    ...disk,
    async append(mapId, update) {
      await gate()
      await disk.append(mapId, update)
    },
  }
  return {
    rooms: createRooms({ log, clock, logger: createLogger('silent'), idle: 5_000 }),
    holdCommits() {
      isHolding = true
    },
    commit() {
      isHolding = false
      for (const commit of waiting.splice(0)) commit.resolve()
    },
    failDisk() {
      if (waiting.length === 0) failures = 1
      for (const commit of waiting.splice(0)) commit.reject(new Error('The disk is full'))
    },
    kill() {
      isHolding = true
      waiting = []
    },
  }
}
