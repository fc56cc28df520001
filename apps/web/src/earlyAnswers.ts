/** What the page at this address will want to know, asked for while its scripts are still on their way. */
import { PATHS } from '@journeyboard/protocol'
import { mapIdAt } from './mapPath.ts'

/** Milliseconds. */
const TIMEOUT = 20_000

const earlyByAddress = new Map<string, Promise<Response>>()

/**
 * The content of the map at the page's address, and who this browser is. The content is on its way already: the server's
 * answer names it (server/src/http/pages.ts), and the browser gives it to a request that is the same in mode and credentials.
 */
export function askEarly({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): void {
  const mapId = mapIdAt(pathname)
  if (mapId === null) return
  for (const path of [PATHS.snapshot(mapId), PATHS.me]) {
    const answer = fetch(origin + path, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) })
    earlyByAddress.set(origin + path, answer)
    // Whoever takes the answer hears of a failure.
    answer.catch(() => {})
  }
}

/** `fetch`; the first who wants what was asked for early gets that answer. */
export const fetchOrTakeEarly: typeof fetch = (input, init) => {
  const early = typeof input === 'string' ? earlyByAddress.get(input) : undefined
  if (!early) return fetch(input, init)
  earlyByAddress.delete(String(input))
  return early
}
