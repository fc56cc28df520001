/** When the log of a room's map is made shorter: as a rule when the room is empty, in a very long session before. */
import type { CompactOptions, Log, LogTail } from '../log/log.ts'
import type { Logger } from '../ops/logger.ts'
import type { Meters } from '../ops/meters.ts'

export interface Shortening {
  /** What lies behind the snapshot when the room is loaded. */
  begin(tail: LogTail): void
  /** One more row of so many bytes is on disk. */
  grew(bytes: number): void
  /** Nobody is in the room and it is out of memory: the time to also remove what was deleted long ago, if there is any. */
  roomIsEmpty(hasPurgeable: boolean): void
}

/** Rows or bytes behind the snapshot from which an empty room gets a new one, and from which an open room does. */
const WORTH_IT: LogTail = { rows: 200, bytes: 256 * 1024 }
const TOO_LONG: LogTail = { rows: 20_000, bytes: 16 * 1024 * 1024 }

/** Loading is the price of a long log, so a failure costs time and never content: it is logged, nothing more. */
export function createShortening(mapId: string, log: Log, logger: Logger, meters: Meters): Shortening {
  let tail: LogTail = { rows: 0, bytes: 0 }
  const compact = (options: CompactOptions) => {
    tail = { rows: 0, bytes: 0 }
    const end = meters.compactionSeconds.startTimer()
    log.compact(mapId, options).then(
      (isShorter) => end({ result: isShorter ? 'done' : 'nothing' }),
      (error: unknown) => {
        end({ result: 'failed' })
        logger.error({ err: error, mapId }, 'The log of a map could not be made shorter')
      },
    )
  }
  return {
    begin(found) {
      tail = found
    },
    grew(bytes) {
      tail = { rows: tail.rows + 1, bytes: tail.bytes + bytes }
      if (isOver(tail, TOO_LONG)) compact({ purge: false })
    },
    roomIsEmpty(hasPurgeable) {
      const isWorthIt = isOver(tail, WORTH_IT)
      if (hasPurgeable || isWorthIt) compact({ purge: true, onlyToPurge: !isWorthIt })
    },
  }
}

function isOver(tail: LogTail, limit: LogTail): boolean {
  return tail.rows > limit.rows || tail.bytes > limit.bytes
}
