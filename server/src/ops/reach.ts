/** From where the server can be reached, and so who may use it: the settings that keep a private machine private. */
import type { AccessMode } from '@journeyboard/protocol'
import { isLoopback } from '../access/loopback.ts'

export interface Reach {
  /** Who may make maps and accounts. */
  readonly access: AccessMode
  /** Under which people open it, without a slash at its end; null: only from this machine. */
  readonly publicUrl: string | null
}

export interface ReachSettings {
  readonly host: string
  /** As they stand in the environment; undefined: not set. */
  readonly PUBLIC_URL: string | undefined
  readonly JOURNEYBOARD_ACCESS: string | undefined
  readonly JOURNEYBOARD_ALLOW_HTTP: string | undefined
  /** Further addresses under which it is used. */
  readonly origins: readonly string[]
}

/** Sentences about what is wrong go to `errors`; the result then counts for nothing. */
export function readReach(settings: ReachSettings, errors: string[]): Reach {
  const publicUrl = readPublicUrl(settings, errors)
  const isHere = isLoopback(settings.host) && (publicUrl === null || isLoopback(new URL(publicUrl).hostname))
  if (publicUrl === null && settings.PUBLIC_URL === undefined && !isHere) {
    errors.push(
      `HOST is ${settings.host}, which other machines can reach. Set PUBLIC_URL to the address under which people open ` +
        'it, such as https://maps.example.com.',
    )
  }
  const foreign = settings.origins.find((origin) => !isLoopback(new URL(origin).hostname))
  // Open to all and without https, it would be on the Internet by the word of a setting that says nothing of either.
  if (foreign !== undefined && isHere && (publicUrl !== null || settings.PUBLIC_URL === undefined)) {
    errors.push(
      `JOURNEYBOARD_ORIGINS lists ${foreign}, so people come from other machines. Set PUBLIC_URL to the address under ` +
        'which they open it; the list is for further ones.',
    )
  }
  return { publicUrl, access: readAccess(settings.JOURNEYBOARD_ACCESS, isHere ? 'open' : 'private', errors) }
}

function readPublicUrl({ PUBLIC_URL, JOURNEYBOARD_ALLOW_HTTP }: ReachSettings, errors: string[]): string | null {
  const allow = JOURNEYBOARD_ALLOW_HTTP ?? 'no'
  if (!['yes', 'no'].includes(allow)) errors.push(`JOURNEYBOARD_ALLOW_HTTP must be yes or no, but it is "${allow}".`)
  if (PUBLIC_URL === undefined) return null
  const url = URL.parse(PUBLIC_URL)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    errors.push(`PUBLIC_URL must be an address such as https://maps.example.com, but it is "${PUBLIC_URL}".`)
    return null
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && allow !== 'yes') {
    errors.push(
      'PUBLIC_URL begins with http, so whoever is on the way could read and change everything. Use https, or allow it ' +
        'on a network that you trust by JOURNEYBOARD_ALLOW_HTTP=yes.',
    )
  }
  return url.origin
}

function readAccess(value: string | undefined, otherwise: AccessMode, errors: string[]): AccessMode {
  if (value === undefined || value === 'open' || value === 'private') return value ?? otherwise
  errors.push(`JOURNEYBOARD_ACCESS must be open or private, but it is "${value}".`)
  return otherwise
}
