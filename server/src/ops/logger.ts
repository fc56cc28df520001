/** The server's own log lines: JSON on standard error, quiet unless something deserves attention. */
import { destination, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type { Logger }

/** Standard output is left to the one line that names the address. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null }, destination({ fd: 2, sync: true }))
}
