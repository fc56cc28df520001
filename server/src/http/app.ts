/** The HTTP side of the server, put together. */
import rateLimit from '@fastify/rate-limit'
import type { Notice } from '@journeyboard/protocol'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { networkOf, type ProxyTrust } from '../access/clientAddress.ts'
import type { Office } from '../access/office.ts'
import type { HostCheck, OriginCheck } from '../access/origin.ts'
import type { Log } from '../log/log.ts'
import type { Logger } from '../ops/logger.ts'
import { createMeters, type Meters } from '../ops/meters.ts'
import type { Painter } from '../pictures/painter.ts'
import { answerErrors } from './answers.ts'
import { addCommentRoutes } from './comments.ts'
import { addHealthRoutes } from './health.ts'
import { addImageRoutes } from './images.ts'
import { addInvitationRoutes } from './invitations.ts'
import { addMailRoutes, type MailOffice } from './mail.ts'
import { addMapAccessRoutes } from './mapAccess.ts'
import { addMapPeopleRoutes } from './mapPeople.ts'
import { addMapRoutes } from './maps.ts'
import { addMeRoutes } from './me.ts'
import { addMetricsRoute, meterRequests } from './metrics.ts'
import { servePages } from './pages.ts'
import { cutLongExchanges, TIMEOUTS } from './patience.ts'
import { addPictureRoutes } from './pictures.ts'
import { nameRequests, REQUEST_IDS } from './requestIds.ts'
import { forbidForeignContent, refuseForeignPages } from './security.ts'
import { addShareLinkRoutes, type SharingOptions } from './shareLinks.ts'
import { createTitles } from './titles.ts'
import { addTrashRoutes } from './trash.ts'
import { warnOfUnknownProxy } from './unknownProxy.ts'
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
  /** Null: no mail goes out. */
  readonly mail?: MailOffice | null
  readonly office: Office
  readonly isOwnOrigin: OriginCheck
  readonly isOwnHost: HostCheck
  readonly isTrustedProxy: ProxyTrust
  /** Folder of the built web app; it may be missing. */
  readonly webFolder: string
  readonly isDraining: () => boolean
  /** Requests per minute and address; `comment` per minute and person. */
  readonly rates: {
    readonly access: number
    readonly account: number
    readonly comment: number
    readonly create: number
    readonly image: number
    readonly me: number
    readonly read: number
    readonly picture: number
    readonly ready: number
  }
}

/** Bytes of a request whose route does not say anything else. */
const BODY_LIMIT = 64 * 1024

/** Every route, ready to listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { log, logger, access, office, notify, rates, meters = createMeters(), metricsToken = null } = options
  const { history = null, mail = null } = options
  // Named by its base type, or every route would carry pino's in its own.
  const loggerInstance: FastifyBaseLogger = logger
  const app = fastify({
    loggerInstance,
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT,
    // As `clientAddress` does it for websockets.
    trustProxy: options.isTrustedProxy,
    ...TIMEOUTS,
    ...REQUEST_IDS,
  })
  cutLongExchanges(app)
  warnOfUnknownProxy(app, options.isTrustedProxy)
  answerErrors(app)
  nameRequests(app)
  meterRequests(app, meters)
  await forbidForeignContent(app, office.cookie.isSecure)
  refuseForeignPages(app, options.isOwnHost, options.isOwnOrigin)
  await app.register(rateLimit, { global: false, keyGenerator: ({ ip }) => networkOf(ip) })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  addHealthRoutes(app, log, options.isDraining, rates.ready)
  addMapRoutes(app, { log, access, office, rates })
  addImageRoutes(app, { log, access, notify, rates })
  addCommentRoutes(app, { log, access, notify, rates })
  if (history) addVersionRoutes(app, { log, access, notify, history, rates })
  const titles = createTitles(log)
  addMeRoutes(app, { office, titles, rates })
  addInvitationRoutes(app, office, rates.account)
  if (mail) addMailRoutes(app, { ...mail, office, rate: rates.account })
  const sharing: SharingOptions = {
    log,
    access,
    office,
    config: { rateLimit: { max: rates.access, timeWindow: 60_000 } },
  }
  addMapAccessRoutes(app, sharing)
  addShareLinkRoutes(app, sharing)
  addMapPeopleRoutes(app, sharing)
  addTrashRoutes(app, { ...sharing, titles })
  addPictureRoutes(app, { log, access, painter: options.painter, rate: rates.picture })
  addMetricsRoute(app, meters, metricsToken)
  await servePages(app, options.webFolder)
  return app
}
