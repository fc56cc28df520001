/** Whether a page from elsewhere is trying to use the server through somebody's browser. */
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'

/** Whether a request names this server by a name that only its own people would use. */
export type HostCheck = (headers: IncomingHttpHeaders) => boolean

/**
 * Without a public address only this machine's own names count: a page of elsewhere can give its own name the address of
 * this machine, and would then be taken for ours.
 */
export function createHostCheck(publicUrl: string | null): HostCheck {
  return ({ host = '' }) => {
    // Browsers always name one; what does not is a program of somebody who could name any.
    if (publicUrl !== null || host === '') return true
    const named = URL.parse(`http://${host.replace(/\.(?=:|$)/, '')}`)
    return named !== null && isLoopback(named.hostname)
  }
}

export const UNKNOWN_HOST =
  'This server does not go by that name. Open it as localhost, or set PUBLIC_URL to the address under which people open it.'

/** What of a page from elsewhere: `may change nothing here`. */
export function foreignPage(what: string): string {
  return `This page comes from another host and ${what}. If it is the server's own, set PUBLIC_URL to its address.`
}

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
