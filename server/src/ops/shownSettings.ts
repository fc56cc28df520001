/** The configuration as whoever runs the server may see it on a screen: by the names of the variables, without secrets. */
import type { Config } from './config.ts'

/** Variable names by field: a setting that is added to `Config` has to be added here. */
const NAMES: Readonly<Record<Exclude<keyof Config, 'portIsFixed'>, string>> = {
  port: 'PORT',
  host: 'HOST',
  publicUrl: 'PUBLIC_URL',
  access: 'JOURNEYBOARD_ACCESS',
  dataDir: 'DATA_DIR',
  logLevel: 'LOG_LEVEL',
  origins: 'JOURNEYBOARD_ORIGINS',
  trustedProxies: 'JOURNEYBOARD_TRUSTED_PROXIES',
  roomIdleSeconds: 'JOURNEYBOARD_ROOM_IDLE_SECONDS',
  metricsPort: 'METRICS_PORT',
  metricsToken: 'METRICS_TOKEN',
  backupHour: 'JOURNEYBOARD_BACKUP_HOUR',
  maxDatabaseMegabytes: 'JOURNEYBOARD_MAX_DATABASE_MB',
  maxMapMegabytes: 'JOURNEYBOARD_MAX_MAP_MB',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM',
  digestMinutes: 'JOURNEYBOARD_DIGEST_MINUTES',
}

const SECRETS: readonly (keyof Config)[] = ['metricsToken', 'smtpUrl']

/** `[name, value]` of every setting as it is in effect. */
export function shownSettings(config: Config): (readonly [name: string, value: string])[] {
  const fields = Object.keys(NAMES) as (keyof typeof NAMES)[]
  return fields.map((field) => {
    const value = config[field]
    const isNone = value === null || (Array.isArray(value) && value.length === 0)
    return [NAMES[field], isNone ? '(none)' : SECRETS.includes(field) ? '(set, hidden)' : String(value)]
  })
}
