/** Tokens of the links that were made on this device: the server tells each only once, and keeps none. */
import { PATHS, type ShareLinkWithToken } from '@journeyboard/protocol'
import { readStored, writeStored } from '../../settings/keptStore.ts'

type Tokens = Readonly<Record<string, string>>

const keyOf = (mapId: string) => `journeyboard:links:${mapId}`

function tokensOf(mapId: string): Tokens {
  return (readStored(keyOf(mapId)) ?? {}) as Tokens
}

/** What opens the whole map to anybody stays on no device: that link is shown once. */
export function keepToken(mapId: string, { id, role, token }: ShareLinkWithToken): void {
  if (role !== 'own') writeStored(keyOf(mapId), { ...tokensOf(mapId), [id]: token })
}

export function forgetToken(mapId: string, linkId: string): void {
  const { [linkId]: _, ...others } = tokensOf(mapId)
  writeStored(keyOf(mapId), others)
}

/** The address that the link is; null where this device does not know it. */
export function keptAddress(mapId: string, linkId: string): string | null {
  const token = tokensOf(mapId)[linkId]
  return typeof token === 'string' ? linkAddress(token) : null
}

export function linkAddress(token: string): string {
  return `${window.location.origin}${PATHS.join}#${token}`
}
