/** Whether a page from elsewhere is trying to use the server through somebody's browser. */
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'

/** True for requests without an `Origin` (no browser, or a plain navigation), and for pages of ours. */
export type OriginCheck = (headers: IncomingHttpHeaders) => boolean

/**
 * Ours are the pages of `publicUrl`, and of the `others`. Without a public address, and on this machine itself, also
 * those of the host that the request was sent to: then nobody has said under which name people come.
 */
export function createOriginCheck(publicUrl: string | null, others: readonly string[]): OriginCheck {
  return ({ origin, host = '' }) => {
    if (origin === undefined || origin === publicUrl || others.includes(origin)) return true
    if (!URL.canParse(origin)) return false
    const page = new URL(origin)
    const isKnownHost = publicUrl === null || isLoopback(page.hostname)
    return isKnownHost && page.host === host.toLowerCase()
  }
}
