/** The time by which things are removed for good: it follows the machine's clock, but never leaps with it. */
import { sql, type Tables } from '../tables/tables.ts'
import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'
import type { Meters } from './meters.ts'

export interface ErasingClock {
  /** Epoch ms, never later than the machine's clock. 0 before `begin`: nothing is old enough. */
  now(): number
  /** Goes on from where the server last was; from then on it is kept each hour. */
  begin(tables: Tables): Promise<void>
  /** Keeps it once more. */
  stop(): Promise<void>
}

export interface ErasingClockOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly meters: Meters
}

/**
 * How much faster than the hours that the server has really run. A server that runs some hours of each day keeps up, one
 * that was off for a month has caught up within days, and one whose clock is a month wrong erases nothing for days.
 */
const PACE = 7
const HOUR = 60 * 60 * 1000
/** From here on it is told, in milliseconds: more than a weekend without a server. */
export const FAR_BEHIND = 7 * 24 * HOUR

export function createErasingClock({ clock, logger, meters }: ErasingClockOptions): ErasingClock {
  let at = 0
  let tables: Tables | null = null
  let steppedAt = 0
  let cancel = () => {}
  const step = () => {
    const elapsed = clock.elapsed()
    const most = (elapsed - steppedAt) * PACE
    steppedAt = elapsed
    // Back just as slowly: a clock that starts in 1970 and is put right soon costs next to nothing.
    at += Math.max(-most, Math.min(clock.now() - at, most))
  }
  const keep = async () => {
    step()
    const row = { id: 1, at: Math.floor(at) } as const
    const insert = sql.insertInto('erasing_time').values(row)
    try {
      await tables?.commit(insert.onConflict((conflict) => conflict.column('id').doUpdateSet({ at: row.at })))
    } catch (error) {
      logger.error(
        { err: error },
        'The time by which things are erased could not be kept; it is tried again in an hour',
      )
    }
  }
  const keepHourly = async () => {
    await keep()
    const days = Math.round((clock.now() - at) / (24 * HOUR))
    if (clock.now() - at > FAR_BEHIND)
      logger.warn(
        { days },
        'The clock is days ahead of the time that the server has run: old things are kept for so much longer',
      )
    cancel = clock.after(HOUR, () => void keepHourly())
  }
  meters.beforeReading.push(() => {
    if (tables) step()
    meters.erasingLag.set(tables ? Math.max(0, clock.now() - at) / 1000 : 0)
  })
  return {
    now() {
      if (!tables) return 0
      step()
      return Math.floor(Math.min(at, clock.now()))
    },
    async begin(found) {
      at = keptErasingTime(found) ?? clock.now()
      steppedAt = clock.elapsed()
      tables = found
      await keepHourly()
    },
    async stop() {
      cancel()
      await keep()
    },
  }
}

function keptErasingTime(tables: Tables): number | null {
  return tables.first(sql.selectFrom('erasing_time').select('at'))?.at ?? null
}
