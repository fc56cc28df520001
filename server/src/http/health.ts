/** Whether the process runs, and whether it can keep what it is given. */
import { PATHS } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../log/log.ts'
import { HttpError } from './answers.ts'

/** `isDraining`: the server is on its way down and takes nobody new. `rate`: readiness checks per minute and address. */
export function addHealthRoutes(app: FastifyInstance, log: Log, isDraining: () => boolean, rate: number): void {
  app.get(PATHS.health, async () => ({ status: 'running' }))
  app.get(PATHS.ready, { config: { rateLimit: { max: rate, timeWindow: 60_000 } } }, async (request) => {
    if (isDraining()) throw new HttpError(503, 'The server is going down.')
    try {
      await log.probe()
    } catch (error) {
      request.log.error({ err: error }, 'A commit for the readiness check failed')
      throw new HttpError(503, 'The server can not write to its disk.')
    }
    return { status: 'ready' }
  })
}
