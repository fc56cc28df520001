/** Each day, maps whose time in the trash is over are removed for good. */
import { KEEP_IN_TRASH } from '@journeyboard/protocol'
import { trashedUntil } from '../access/trash.ts'
import type { Log } from '../log/log.ts'
import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'

export interface TrashPurgeOptions {
  readonly log: Pick<Log, 'tables' | 'removeTrashed'>
  readonly clock: Clock
  /** The time by which maps are removed; epoch ms. */
  readonly erasingNow: () => number
  readonly logger: Logger
}

const DAY = 24 * 60 * 60 * 1000
/** A server that has just started first lets people in; milliseconds. */
const FIRST_LOOK = 5 * 60 * 1000

/** Returns how to stop. What can not be removed today is tried again tomorrow. */
export function startTrashPurge({ log, clock, erasingNow, logger }: TrashPurgeOptions): () => void {
  let isStopped = false
  const readDue = (until: number): readonly string[] => {
    try {
      return trashedUntil(log.tables, until)
    } catch (error) {
      logger.error({ err: error }, 'The trash could not be read; it is looked at again tomorrow')
      return []
    }
  }
  const look = async () => {
    const until = erasingNow() - KEEP_IN_TRASH
    for (const mapId of readDue(until)) {
      if (isStopped) return
      try {
        const isGone = await log.removeTrashed(mapId, until)
        if (isGone) logger.info({ mapId }, 'A map was removed for good: its time in the trash was over')
      } catch (error) {
        logger.error({ err: error, mapId }, 'A map in the trash could not be removed; it is tried again tomorrow')
      }
    }
    if (!isStopped) cancel = clock.after(DAY, () => void look())
  }
  let cancel = clock.after(FIRST_LOOK, () => void look())
  return () => {
    isStopped = true
    cancel()
  }
}
