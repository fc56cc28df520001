/** How long, and to how many of one address, a server listens and speaks: what waits for somebody stays in memory. */
import type { FastifyInstance } from 'fastify'
import { networkOf, type ProxyTrust } from '../access/clientAddress.ts'
import { createCrowd } from '../access/crowd.ts'

/** Milliseconds from the first word of a request until its answer has been read: an image on a slow line takes a while. */
const LONGEST_EXCHANGE = 5 * 60 * 1000
/** Milliseconds: of silence on a connection, and until a request has come. */
export const TIMEOUTS = { connectionTimeout: 120_000, requestTimeout: LONGEST_EXCHANGE } as const

/** Websockets have left HTTP behind, and limits of their own. */
export function cutLongExchanges(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const timer = setTimeout(() => request.raw.socket.destroy(), LONGEST_EXCHANGE).unref()
    reply.raw.once('close', () => clearTimeout(timer))
  })
}

/**
 * Cuts connections of an address that has `most` open, websockets included; `onCut` hears of it. A proxy speaks for many.
 */
export function limitConnections(
  app: FastifyInstance,
  most: number,
  isTrustedProxy: ProxyTrust,
  onCut: () => void,
): void {
  const crowd = createCrowd(most)
  app.server.on('connection', (socket) => {
    const { remoteAddress: address } = socket
    if (address === undefined || isTrustedProxy(address, 0)) return
    const leave = crowd.enter(networkOf(address))
    if (leave) socket.once('close', leave)
    else {
      onCut()
      socket.destroy()
    }
  })
}
