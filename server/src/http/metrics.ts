/** What is counted, as Prometheus reads it: on a port of its own, or on the server's for whoever has the token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PATHS } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../ops/config.ts'
import { type Meters, readMeters } from '../ops/meters.ts'
import { errorMessage, StartError } from '../ops/startError.ts'
import { HttpError } from './answers.ts'

/** Times each request by its route, never by its address: there are as many addresses as maps. */
export function meterRequests(app: FastifyInstance, { requestSeconds }: Meters): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    requestSeconds.observe(labels, reply.elapsedTime / 1000)
  })
}

/** The server's own address gives metrics only by token. */
export function addMetricsRoute(app: FastifyInstance, meters: Meters, token: string | null): void {
  app.get(PATHS.metrics, async (request, reply) => {
    if (token === null) throw new HttpError(404, 'There are no metrics here. Set METRICS_PORT or METRICS_TOKEN.')
    if (!mayRead(request.headers.authorization, token)) {
      reply.header('www-authenticate', 'Bearer')
      throw new HttpError(401, 'Metrics need the token: "Authorization: Bearer <METRICS_TOKEN>".')
    }
    return reply
      .type(meters.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await readMeters(meters))
  })
}

export interface MetricsDoor {
  readonly port: number
  close(): void
}

/**
 * Listens on `METRICS_PORT`, if there is one: on this machine alone, or with a token where the server itself listens.
 * Rejects with a `StartError` when the port can not be had.
 */
export async function openMetricsDoor(config: Config, meters: Meters): Promise<MetricsDoor | null> {
  const { metricsPort, metricsToken, host } = config
  if (metricsPort === null) return null
  const server = createServer(async (request, response) => {
    const isAllowed = metricsToken === null || mayRead(request.headers.authorization, metricsToken)
    const isThere = request.method === 'GET' && request.url === PATHS.metrics
    response.statusCode = !isAllowed ? 401 : isThere ? 200 : 404
    if (response.statusCode !== 200) {
      response.end()
      return
    }
    try {
      const text = await readMeters(meters)
      response.setHeader('content-type', meters.registry.contentType)
      response.end(text)
    } catch (error) {
      // Whoever watches sees that something is wrong, and the maps go on.
      response.statusCode = 500
      response.end(`The metrics can not be read: ${errorMessage(error)}`)
    }
  })
  await listenOn(server, metricsPort, metricsToken === null ? '127.0.0.1' : host)
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        new StartError(`Metrics can not be given on port ${port} (${errorMessage(error)}). Set METRICS_PORT anew.`),
      )
    })
    server.listen(port, host, resolve)
  })
}

/** Compares hashes, so that neither the length nor the first wrong letter shows in the time that it takes. */
function mayRead(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`))
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}
