/** Tokens of the links that were made on this device: the server tells each only once, and keeps none. */
import { PATHS, type ShareLinkWithToken } from '@journeyboard/protocol'
import { forgetStored, readStored, type StoredFor, writeStored } from '../settings/keptStore.ts'

type Tokens = Readonly<Record<string, string>>

const PREFIX = 'journeyboard:links:'

/** What opens the whole map to anybody is gone with the tab. */
const TIMES: readonly StoredFor[] = ['tab', 'browser']

function tokensOf(mapId: string, time: StoredFor): Tokens {
  return (readStored(PREFIX + mapId, time) ?? {}) as Tokens
}

export function keepToken(mapId: string, { id, role, token }: Pick<ShareLinkWithToken, 'id' | 'role' | 'token'>): void {
  const time = role === 'own' ? 'tab' : 'browser'
  writeStored(PREFIX + mapId, { ...tokensOf(mapId, time), [id]: token }, time)
}

export function forgetToken(mapId: string, linkId: string): void {
  for (const time of TIMES) {
    const { [linkId]: token, ...others } = tokensOf(mapId, time)
    if (token !== undefined) writeStored(PREFIX + mapId, others, time)
  }
}

/** Whether this device knows an address by which others come to the map. */
export function keepsTokens(mapId: string): boolean {
  return TIMES.some((time) => Object.keys(tokensOf(mapId, time)).length > 0)
}

/** For whoever sits down here next. */
export function forgetOwnerTokens(): void {
  forgetStored(PREFIX, 'tab')
}

/** The address that the link is; null where this device does not know it. */
export function keptAddress(mapId: string, linkId: string): string | null {
  const token = TIMES.map((time) => tokensOf(mapId, time)[linkId]).find((one) => typeof one === 'string')
  return token === undefined ? null : linkAddress(token)
}

export function linkAddress(token: string): string {
  return `${window.location.origin}${PATHS.join}#${token}`
}
