/** What browsers are told to forbid: everything that does not come from this server. */
import type { IncomingMessage } from 'node:http'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { foreignPage, type HostCheck, type OriginCheck, UNKNOWN_HOST } from '../access/origin.ts'
import { HttpError } from './answers.ts'

/**
 * Works over plain HTTP, also at a LAN address: nothing is upgraded to https, and headers that browsers ignore there
 * with a warning are left out. Inline styles are React Flow's style attributes; there is no inline script, no eval;
 * WebAssembly cuts the font that goes into a picture. Blobs are what the page made itself, as images on their way.
 * `isSecure`: the public address is https, and browsers are told to come by no other way.
 */
export async function forbidForeignContent(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'blob:', (request) => ownWebSocket(request)],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: isSecure && { maxAge: 180 * 24 * 60 * 60, includeSubDomains: false },
    crossOriginOpenerPolicy: isSecure && { policy: 'same-origin' },
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

/** Everything is asked of this server by its own name; whatever changes something by pages of ours, or by no page at all. */
export function refuseForeignPages(app: FastifyInstance, isOwnHost: HostCheck, isOwnOrigin: OriginCheck): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (!isOwnHost(headers)) throw new HttpError(403, UNKNOWN_HOST)
    if (method === 'GET' || method === 'HEAD' || isOwnOrigin(headers)) return
    throw new HttpError(403, foreignPage('may change nothing here'))
  })
}

/** Older browsers do not count websockets to the same host as 'self'. */
function ownWebSocket(request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}
