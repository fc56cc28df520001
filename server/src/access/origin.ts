/** Whether a page from elsewhere is trying to use the server through somebody's browser. */
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'

/** Whether a request names this server by a name that only its own people would use. */
export type HostCheck = (headers: IncomingHttpHeaders) => boolean

/**
 * Without a public address only this machine's own names count, and the hosts of the `others`: a page of elsewhere can
 * give its own name the address of this machine, and would then be taken for ours.
 */
export function createHostCheck(publicUrl: string | null, others: readonly string[]): HostCheck {
  const hosts = others.map((origin) => new URL(origin).host)
  return ({ host = '' }) => {
    // Browsers always name one; what does not is a program of somebody who could name any.
    if (publicUrl !== null || host === '') return true
    const named = URL.parse(`http://${host.replace(/\.(?=:|$)/, '')}`)
    return named !== null && (hosts.includes(named.host) || isLoopback(named.hostname))
  }
}

export const UNKNOWN_HOST =
  'This server does not go by that name. Open it as localhost, or list the address in JOURNEYBOARD_ORIGINS.'

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
