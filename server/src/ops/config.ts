/** The server's few settings, read from environment variables and checked all at once. */
import { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { LIMITS } from '@journeyboard/protocol'
import { addMachines } from '../access/clientAddress.ts'
import { LARGEST_MAP } from '../rooms/capacity.ts'
import { closestWord } from './closestWord.ts'
import { type MailSettings, readMailSettings } from './mailSettings.ts'
import { type Reach, readReach } from './reach.ts'
import { readInteger } from './readInteger.ts'

export interface Config extends Reach, MailSettings {
  /** 0: any free port. */
  readonly port: number
  /** Whether somebody asked for this very port, so that no other will do. */
  readonly portIsFixed: boolean
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  readonly logLevel: LogLevel
  /** Origins allowed besides the server's own host, such as `https://maps.example.com`. */
  readonly origins: readonly string[]
  /** Addresses of proxies that are believed about where a request comes from, such as `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[]
  /** How long an empty room stays in memory. */
  readonly roomIdleSeconds: number
  /** Null: no metrics on a port of their own. 0: any free one. */
  readonly metricsPort: number | null
  /** Whoever names it may read the metrics from elsewhere; null: only this machine may. */
  readonly metricsToken: string | null
  /** Of the day, in the time of this machine, at which a backup is made; null: none is. */
  readonly backupHour: number | null
  /** Largest size of the database, in megabytes; null: as long as there is room on the disk. */
  readonly maxDatabaseMegabytes: number | null
  /** To which one map may grow by edits, in megabytes. */
  readonly maxMapMegabytes: number
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const OWN_PREFIX = 'JOURNEYBOARD_'
const OWN_NAMES = [
  'JOURNEYBOARD_ACCESS',
  'JOURNEYBOARD_ALLOW_HTTP',
  'JOURNEYBOARD_BACKUP_HOUR',
  'JOURNEYBOARD_DIGEST_MINUTES',
  'JOURNEYBOARD_MAX_DATABASE_MB',
  'JOURNEYBOARD_MAX_MAP_MB',
  'JOURNEYBOARD_ORIGINS',
  'JOURNEYBOARD_ROOM_IDLE_SECONDS',
  'JOURNEYBOARD_TRUSTED_PROXIES',
]

export const DEFAULT_PORT = 4400

type Environment = Readonly<Record<string, string | undefined>>

/** The configuration, or every sentence about what is wrong with it. Empty variables count as not set. */
export function readConfig(env: Environment): { config: Config } | { errors: string[] } {
  const errors: string[] = []
  const given = (name: string) => env[name]?.trim() || undefined
  const host = given('HOST') ?? '127.0.0.1'
  const origins = readOrigins(given('JOURNEYBOARD_ORIGINS'), errors)
  const reachSettings = {
    host,
    origins,
    PUBLIC_URL: given('PUBLIC_URL'),
    JOURNEYBOARD_ACCESS: given('JOURNEYBOARD_ACCESS'),
    JOURNEYBOARD_ALLOW_HTTP: given('JOURNEYBOARD_ALLOW_HTTP'),
  }
  const reach = readReach(reachSettings, errors)
  const mailSettings = {
    SMTP_URL: given('SMTP_URL'),
    MAIL_FROM: given('MAIL_FROM'),
    JOURNEYBOARD_DIGEST_MINUTES: given('JOURNEYBOARD_DIGEST_MINUTES'),
    publicUrl: reach.publicUrl,
  }
  const config: Config = {
    ...reach,
    ...readMailSettings(mailSettings, errors),
    port: readInteger('PORT', given('PORT'), { least: 0, most: 65_535, otherwise: DEFAULT_PORT }, errors),
    portIsFixed: given('PORT') !== undefined,
    host,
    dataDir: resolve(given('DATA_DIR') ?? 'data'),
    logLevel: readLogLevel(given('LOG_LEVEL'), errors),
    origins,
    trustedProxies: readProxies(given('JOURNEYBOARD_TRUSTED_PROXIES'), errors),
    roomIdleSeconds: readInteger(
      'JOURNEYBOARD_ROOM_IDLE_SECONDS',
      given('JOURNEYBOARD_ROOM_IDLE_SECONDS'),
      { least: 0, most: 86_400, otherwise: 30 },
      errors,
    ),
    metricsPort: readInteger(
      'METRICS_PORT',
      given('METRICS_PORT'),
      { least: 0, most: 65_535, otherwise: null },
      errors,
    ),
    metricsToken: readSecret('METRICS_TOKEN', given('METRICS_TOKEN'), errors),
    backupHour: readHour('JOURNEYBOARD_BACKUP_HOUR', given('JOURNEYBOARD_BACKUP_HOUR'), errors),
    maxDatabaseMegabytes: readInteger(
      'JOURNEYBOARD_MAX_DATABASE_MB',
      given('JOURNEYBOARD_MAX_DATABASE_MB'),
      { least: 1, most: 1_000_000, otherwise: null },
      errors,
    ),
    maxMapMegabytes: readInteger(
      'JOURNEYBOARD_MAX_MAP_MB',
      given('JOURNEYBOARD_MAX_MAP_MB'),
      // Whatever may be made may grow a little.
      { least: 2 + LIMITS.newMap / 1024 ** 2, most: 1000, otherwise: LARGEST_MAP / 1024 ** 2 },
      errors,
    ),
  }
  errors.push(...unknownNames(env))
  return errors.length > 0 ? { errors } : { config }
}

/** When nobody works, in most places. */
const QUIET_HOUR = 3

function readHour(name: string, value: string | undefined, errors: string[]): number | null {
  if (value === 'off') return null
  const hour = value === undefined ? QUIET_HOUR : /^\d{1,2}$/.test(value) ? Number(value) : Number.NaN
  if (hour <= 23) return hour
  errors.push(`${name} must be an hour from 0 to 23, or "off", but it is "${value}".`)
  return null
}

/** Shorter ones can be guessed. */
const SHORTEST_SECRET = 16

function readSecret(name: string, value: string | undefined, errors: string[]): string | null {
  if (value === undefined || value.length >= SHORTEST_SECRET) return value ?? null
  errors.push(`${name} must have at least ${SHORTEST_SECRET} characters, so that nobody guesses it.`)
  return null
}

function readLogLevel(value: string | undefined, errors: string[]): LogLevel {
  const known = LOG_LEVELS.find((level) => level === (value ?? 'warn'))
  if (known) return known
  errors.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, but it is "${value}".`)
  return 'warn'
}

function readOrigins(value: string | undefined, errors: string[]): string[] {
  const origins: string[] = []
  for (const entry of value?.split(/[\s,]+/).filter(Boolean) ?? []) {
    const url = URL.canParse(entry) ? new URL(entry) : null
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') origins.push(url.origin)
    else errors.push(`JOURNEYBOARD_ORIGINS must list addresses such as https://maps.example.com, but has "${entry}".`)
  }
  return origins
}

function readProxies(value: string | undefined, errors: string[]): string[] {
  const entries = value?.split(/[\s,]+/).filter(Boolean) ?? []
  for (const entry of entries.filter((one) => !addMachines(new BlockList(), one))) {
    errors.push(`JOURNEYBOARD_TRUSTED_PROXIES must list addresses such as 10.0.0.7 or 10.0.0.0/8, but has "${entry}".`)
  }
  return entries
}

function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(OWN_PREFIX) && !OWN_NAMES.includes(name))
    .map((name) => {
      const meant = closestWord(name, OWN_NAMES)
      return `${name} is not a setting of Journeyboard.${meant ? ` Did you mean ${meant}?` : ''}`
    })
}
