/** The whole server in one process: log, rooms, HTTP and websockets, started and stopped in the right order. */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Access } from './access/access.ts'
import { createProxyTrust } from './access/clientAddress.ts'
import { createCrowd } from './access/crowd.ts'
import { beginSetup } from './access/invitations.ts'
import { createOffice } from './access/office.ts'
import { createHostCheck, createOriginCheck } from './access/origin.ts'
import { standingOf } from './access/standing.ts'
import { createApp } from './http/app.ts'
import type { MailOffice } from './http/mail.ts'
import { type MetricsDoor, openMetricsDoor } from './http/metrics.ts'
import { limitConnections } from './http/patience.ts'
import { openSyncDoor } from './http/sync.ts'
import { createTitles } from './http/titles.ts'
import { openDiskLog } from './log/diskLog.ts'
import { startDigests } from './mail/digests.ts'
import { createMailer } from './mail/mailer.ts'
import { type Clock, systemClock } from './ops/clock.ts'
import type { Config } from './ops/config.ts'
import { createErasingClock } from './ops/erasingClock.ts'
import { listen } from './ops/listen.ts'
import type { Logger } from './ops/logger.ts'
import { createMeters, meterProcess } from './ops/meters.ts'
import { BACKUPS, startNightlyBackups } from './ops/nightlyBackups.ts'
import { startTrashPurge } from './ops/trashPurge.ts'
import { createPainter } from './pictures/painter.ts'
import { meterRooms } from './rooms/meterRooms.ts'
import { createRooms } from './rooms/rooms.ts'
import { createVersions } from './versions/versions.ts'
import { createWitness } from './versions/witness.ts'

export interface ServerOptions {
  readonly config: Config
  readonly logger: Logger
  /** Instead of the server's own, for tests. */
  readonly access?: Access
  /** Folder of the built web app. */
  readonly webFolder?: string
  /** Nothing can be saved any more: the process should end and be started again. */
  readonly onLost?: (error: Error) => void
  readonly limits?: Partial<AddressLimits>
  /** Instead of the machine's, for tests. */
  readonly clock?: Clock
}

/** Per address. A whole workshop may sit behind one. */
export interface AddressLimits {
  /** Requests about who may do what, a minute. */
  readonly access: number
  /** Attempts to sign in or up, a minute. */
  readonly account: number
  /** Connections that are open at a time, websockets included. */
  readonly connections: number
  /** Websockets that are open at a time. */
  readonly sockets: number
  /** Websocket upgrades in 10 seconds. */
  readonly upgrades: number
  /** New maps a minute. */
  readonly create: number
  /** What one person may write in comments a minute, from whatever address; five times as much all of one address. */
  readonly comment: number
  /** New images a minute. */
  readonly image: number
  /** Questions of pages who sits at them, a minute. */
  readonly me: number
  /** Snapshots and images a minute. */
  readonly read: number
  /** Pictures a minute: a home page asks for one a map. */
  readonly picture: number
}

export interface RunningServer {
  readonly port: number
  /** With the name `localhost` where that leads here; no slash at its end. */
  readonly url: string
  /** Where metrics are read; null: not on a port of their own. */
  readonly metricsPort: number | null
  /** Of the link by which the first administrator makes an account; null: not in open mode, or there is one. */
  readonly setupToken: string | null
  /** Stops accepting, writes what is left, closes sockets with 1012 and the database. */
  close(): Promise<void>
}

const WEB_FOLDER = join(import.meta.dirname, '../../apps/web/dist')

const LIMITS_PER_ADDRESS: AddressLimits = {
  access: 600,
  account: 60,
  // Two hundred people with a browser each, which opens six for pages and one for a map.
  connections: 2000,
  sockets: 1000,
  upgrades: 300,
  create: 120,
  comment: 60,
  image: 120,
  me: 600,
  read: 1200,
  picture: 600,
}

/** Rejects with a `StartError` when the data folder or the port can not be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger, webFolder = WEB_FOLDER, onLost = () => {}, clock = systemClock } = options
  const limits = { ...LIMITS_PER_ADDRESS, ...options.limits }
  const meters = createMeters()
  const erasing = createErasingClock({ clock, logger, meters })
  const erasingNow = erasing.now
  const log = await openDiskLog({
    folder: config.dataDir,
    onLost,
    mostMegabytes: config.maxDatabaseMegabytes,
    erasingNow,
  })
  await erasing.begin(log.tables)
  let isDraining = false
  const versions = createVersions(log, Date.now, erasingNow)
  const witness = createWitness(log, logger)
  const history = { ...versions, ...witness }
  const rooms = createRooms({
    log,
    logger,
    meters,
    history,
    idle: config.roomIdleSeconds * 1000,
    mostBytes: config.maxMapMegabytes * 1024 ** 2,
  })
  meterRooms(meters, rooms)
  meterProcess(meters)
  const isOwnOrigin = createOriginCheck(config.publicUrl, config.origins)
  const isOwnHost = createHostCheck(config.publicUrl)
  const isTrustedProxy = createProxyTrust(config.publicUrl !== null, config.trustedProxies)
  const mail = mailOf(config)
  const office = createOffice({
    tables: log.tables,
    mode: config.access,
    sendsMail: mail !== null,
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
    notify: rooms.notify,
    onError: (error) => logger.error({ err: error }, 'A note about sessions could not be kept'),
    now: clock.now,
    erasingNow,
  })
  const { access = office.access } = options
  const painter = createPainter()
  const app = await createApp({
    painter,
    log,
    logger,
    access,
    office,
    isOwnOrigin,
    isOwnHost,
    isTrustedProxy,
    notify: rooms.notify,
    history: { versions, witness, change: rooms.change },
    mail,
    webFolder,
    meters,
    metricsToken: config.metricsToken,
    isDraining: () => isDraining,
    rates: { ...limits, ready: 120 },
  })
  limitConnections(app, limits.connections, isTrustedProxy, () =>
    meters.dropped.inc({ reason: 'too-many-connections' }),
  )
  const door = openSyncDoor({
    crowd: createCrowd(limits.sockets),
    server: app.server,
    rooms,
    clock,
    logger,
    meters,
    visits: office.visits,
    checks: {
      access,
      isOwnOrigin,
      isOwnHost,
      isTrustedProxy,
      limiter: new RateLimiterMemory({ points: limits.upgrades, duration: 10 }),
      headOf: log.head,
    },
  })
  let metricsDoor: MetricsDoor | null = null
  const stopBackups =
    config.backupHour === null
      ? () => {}
      : startNightlyBackups({
          folder: join(config.dataDir, BACKUPS),
          hour: config.backupHour,
          log,
          clock,
          logger,
          meters,
        })
  const stopPurge = startTrashPurge({ log, clock, erasingNow, logger })
  const stopDigests =
    mail === null
      ? async () => {}
      : startDigests({
          tables: log.tables,
          ...mail,
          minutes: config.digestMinutes,
          maySee: (mapId, personId) =>
            standingOf(log.tables, mapId, personId, office.rulesOf(mapId).addressRole, office.now()).role !== null,
          titleOf: createTitles(log).of,
          clock,
          logger,
          meters,
        })
  const close = async () => {
    isDraining = true
    stopBackups()
    stopPurge()
    const digestsEnd = stopDigests()
    office.close()
    door.stopAccepting()
    await rooms.shut()
    await versions.idle()
    door.close()
    metricsDoor?.close()
    await app.close()
    await painter.close()
    await digestsEnd
    mail?.mailer.close()
    await erasing.stop()
    await log.close()
  }
  try {
    await listen(app, config)
    metricsDoor = await openMetricsDoor(config, meters)
  } catch (error) {
    await close()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  const setupToken = config.access === 'private' ? await beginSetup(log.tables, office.now()) : null
  return {
    port,
    setupToken,
    url: `http://${shownHost(config.host)}:${port}`,
    metricsPort: metricsDoor?.port ?? null,
    close,
  }
}

function mailOf({ smtpUrl, mailFrom, publicUrl }: Config): MailOffice | null {
  // All or nothing: the settings are checked at the start.
  if (smtpUrl === null || mailFrom === null || publicUrl === null) return null
  return { mailer: createMailer({ smtpUrl, from: mailFrom }), publicUrl }
}

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
