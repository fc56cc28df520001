/** What becomes of a websocket upgrade: decided before anything of a room is touched. */
import type { IncomingMessage } from 'node:http'
import { CLOSE, type CloseCode, isMapId, PATHS, SCHEMA } from '@journeyboard/protocol'
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { DocHead } from '../log/log.ts'
import type { Visitor } from '../rooms/visitor.ts'
import { type Access, type AccessGrant, statusOf } from './access.ts'
import { clientAddress, networkOf, type ProxyTrust } from './clientAddress.ts'
import { foreignPage, type HostCheck, type OriginCheck, UNKNOWN_HOST } from './origin.ts'

export type Verdict =
  | { readonly kind: 'join'; readonly mapId: string; readonly visitor: Visitor; readonly grant: AccessGrant }
  /** The handshake is completed and closed with the code at once: for who may come in, but by another page. */
  | { readonly kind: 'close'; readonly code: CloseCode; readonly reason: string }
  /**
   * Plain HTTP: nobody gets a websocket, whose messages would take memory, who may not come in. A browser does not show
   * the status to its page; ours asks `PATHS.access` for the reason.
   */
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string }

export interface UpgradeChecks {
  readonly access: Access
  readonly isOwnOrigin: OriginCheck
  readonly isOwnHost: HostCheck
  readonly isTrustedProxy: ProxyTrust
  /** Upgrades per address. */
  readonly limiter: Pick<RateLimiterMemory, 'consume'>
  readonly headOf: (mapId: string) => Promise<DocHead | null>
}

/** Rejects only when the log can not be read. */
export async function judgeUpgrade(request: IncomingMessage, checks: UpgradeChecks): Promise<Verdict> {
  const url = URL.parse(request.url ?? '/', 'http://server')
  const path = `${PATHS.sync}/`
  if (!url?.pathname.startsWith(path)) {
    return { kind: 'refuse', status: 404, message: `Websockets are at ${path}<map id>.` }
  }
  const address = networkOf(clientAddress(request, checks.isTrustedProxy))
  if (!(await isWithinRate(checks.limiter, address))) {
    return { kind: 'refuse', status: 429, message: 'Too many connections from this address. Wait a moment.' }
  }
  if (!checks.isOwnHost(request.headers)) return { kind: 'refuse', status: 403, message: UNKNOWN_HOST }
  if (!checks.isOwnOrigin(request.headers)) {
    return { kind: 'refuse', status: 403, message: foreignPage('may not connect') }
  }
  const mapId = url.pathname.slice(path.length)
  if (!isMapId(mapId)) return { kind: 'refuse', status: 400, message: 'This is not the name of a map.' }
  const answer = await checks.access.check(mapId, request)
  if ('code' in answer) return { kind: 'refuse', status: statusOf(answer), message: answer.reason }
  const head = await checks.headOf(mapId)
  if (!head) return { kind: 'refuse', status: 404, message: 'There is no such map.' }
  const { role, person } = answer
  const { isNobody = false } = answer
  const visitor = { role, person, isNobody, address, hearsNotices: url.searchParams.has('schema') }
  return outdated(url.searchParams, head) ?? { kind: 'join', mapId, visitor, grant: answer }
}

/** Stock clients name neither; what is named must be ours. */
function outdated(query: URLSearchParams, head: DocHead): Verdict | null {
  const generation = query.get('generation')
  if (generation !== null && generation !== String(head.generation)) {
    return closing(CLOSE.outdated, 'The map has been replaced. Reload the page.')
  }
  const schema = query.get('schema')
  if (schema !== null && schema !== String(SCHEMA)) {
    return closing(CLOSE.outdated, 'The page and the server are of different versions. Reload the page.')
  }
  return null
}

async function isWithinRate(limiter: UpgradeChecks['limiter'], address: string): Promise<boolean> {
  try {
    await limiter.consume(address)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

function closing(code: CloseCode, reason: string): Verdict {
  return { kind: 'close', code, reason }
}
