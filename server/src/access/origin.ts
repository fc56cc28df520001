/** Whether a page from elsewhere is trying to use the server through somebody's browser. */
import type { IncomingHttpHeaders } from 'node:http'

/**
 * True for requests without an `Origin` (no browser, or a plain navigation), from the page's own host, or from one of
 * the `allowed` origins.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined || allowed.includes(origin)) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}
