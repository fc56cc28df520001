/** The HTTP side of the server, put together. */
import rateLimit from '@fastify/rate-limit'
import type { Notice } from '@journeyboard/protocol'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import type { Log } from '../log/log.ts'
import type { Logger } from '../ops/logger.ts'
import { createMeters, type Meters } from '../ops/meters.ts'
import type { Painter } from '../pictures/painter.ts'
import { answerErrors } from './answers.ts'
import { addCommentRoutes } from './comments.ts'
import { addHealthRoutes } from './health.ts'
import { addImageRoutes } from './images.ts'
import { addMapRoutes } from './maps.ts'
import { addMetricsRoute, meterRequests } from './metrics.ts'
import { servePages } from './pages.ts'
import { addPictureRoutes } from './pictures.ts'
import { nameRequests, REQUEST_IDS } from './requestIds.ts'
import { forbidForeignContent } from './security.ts'
import { addVersionRoutes, type History } from './versions.ts'

export interface AppOptions {
  readonly log: Log
  readonly logger: Logger
  readonly access: Access
  readonly painter: Painter
  readonly meters?: Meters
  /** Who names it may read the metrics here; null: nobody may. */
  readonly metricsToken?: string | null
  /** Tells whoever has the map open that something beside its document has changed. */
  readonly notify: (mapId: string, notice: Notice) => void
  /** Versions, and who wrote; null: none are kept. */
  readonly history?: History | null
  readonly origins: readonly string[]
  /** Folder of the built web app; it may be missing. */
  readonly webFolder: string
  readonly isDraining: () => boolean
  /** Requests per minute and address; `comment` per minute and person. */
  readonly rates: {
    readonly comment: number
    readonly create: number
    readonly image: number
    readonly read: number
    readonly picture: number
    readonly ready: number
  }
}

/** Every route, ready to listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { log, logger, access, notify, origins, rates, meters = createMeters(), metricsToken = null } = options
  const { history = null } = options
  // Named by its base type, or every route would carry pino's in its own.
  const loggerInstance: FastifyBaseLogger = logger
  const app = fastify({ loggerInstance, forceCloseConnections: true, ...REQUEST_IDS })
  answerErrors(app)
  nameRequests(app)
  meterRequests(app, meters)
  await forbidForeignContent(app)
  await app.register(rateLimit, { global: false })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  addHealthRoutes(app, log, options.isDraining, rates.ready)
  addMapRoutes(app, { log, access, origins, rates })
  addImageRoutes(app, { log, access, origins, rates })
  addCommentRoutes(app, { log, access, origins, notify, rates })
  if (history) addVersionRoutes(app, { log, access, origins, notify, history, rates })
  addPictureRoutes(app, { log, access, painter: options.painter, rate: rates.picture })
  addMetricsRoute(app, meters, metricsToken)
  await servePages(app, options.webFolder)
  return app
}
