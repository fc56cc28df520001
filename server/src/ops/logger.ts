/** The server's own log lines: JSON on standard error, quiet unless something deserves attention. */
import { type DestinationStream, destination, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type { Logger }

/** What opens doors is never written down, wherever in a line it stands. */
const SECRETS = ['cookie', 'set-cookie', 'authorization', 'token', 'password', 'secret']
const REDACTED = SECRETS.flatMap((name) => {
  const key = `["${name}"]`
  return [key, `*${key}`, `*.headers${key}`, `headers${key}`]
})

/** Standard output is left to the one line that names the address. */
export function createLogger(level: LogLevel, stream: DestinationStream = standardError()): Logger {
  const serializers = { req: describeRequest }
  return pino({ level, base: null, serializers, redact: { paths: REDACTED, censor: '[hidden]' } }, stream)
}

function standardError(): DestinationStream {
  return destination({ fd: 2, sync: true })
}

interface LoggedRequest {
  readonly method?: string
  readonly url?: string
  readonly ip?: string
}

/** No headers, and of the address only the path: a query may hold what is nobody's business. */
function describeRequest({ method, url, ip }: LoggedRequest): Record<string, unknown> {
  return { method, path: url?.replace(/[?#].*$/s, ''), address: ip }
}
