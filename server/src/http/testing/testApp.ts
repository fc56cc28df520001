/** The HTTP side of a server for tests: open to all, on whatever log, with limits that no test meets by chance. */
import type { FastifyInstance } from 'fastify'
import { createOffice } from '../../access/office.ts'
import { createHostCheck, createOriginCheck } from '../../access/origin.ts'
import type { Log } from '../../log/log.ts'
import { createLogger } from '../../ops/logger.ts'
import { createPainter } from '../../pictures/painter.ts'
import { type AppOptions, createApp } from '../app.ts'

const PLENTY = 1000

export interface TestAppOptions extends Partial<Omit<AppOptions, 'log' | 'rates'>> {
  readonly rates?: Partial<AppOptions['rates']>
}

export async function createTestApp(log: Log, options: TestAppOptions = {}): Promise<FastifyInstance> {
  const { notify = () => {}, rates, ...others } = options
  const office =
    options.office ??
    createOffice({
      tables: log.tables,
      mode: 'open',
      isSecure: false,
      sendsMail: (options.mail ?? null) !== null,
      notify,
      onError: (error) => void Promise.reject(error),
    })
  const app = await createApp({
    log,
    notify,
    office,
    access: office.access,
    painter: createPainter(),
    logger: createLogger('silent'),
    isOwnOrigin: createOriginCheck(null, []),
    isOwnHost: createHostCheck(null),
    isTrustedProxy: () => false,
    webFolder: '/nowhere',
    isDraining: () => false,
    ...others,
    rates: {
      access: PLENTY,
      account: PLENTY,
      comment: PLENTY,
      create: PLENTY,
      image: PLENTY,
      me: PLENTY,
      picture: PLENTY,
      read: PLENTY,
      ready: PLENTY,
      ...rates,
    },
  })
  app.addHook('onClose', async () => office.close())
  return app
}
