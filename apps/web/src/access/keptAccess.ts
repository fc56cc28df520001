/** What this device remembers of what somebody may do on a map, so that the map opens so the next time. */
import { type MapAccess, ROLES } from '@journeyboard/protocol'
import { readStored, writeStored } from '../settings/keptStore.ts'

export type KeptAccess = Pick<MapAccess, 'role' | 'locks'>

const keyOf = (mapId: string) => `journeyboard:access:${mapId}`

export function keepAccess(mapId: string, { role, locks }: KeptAccess): void {
  writeStored(keyOf(mapId), { role, locks })
}

/** Null: nothing is known, or it can not be read. */
export function keptAccess(mapId: string): KeptAccess | null {
  const { role, locks } = (readStored(keyOf(mapId)) ?? {}) as Partial<KeptAccess>
  const known = ROLES.find((one) => one === role)
  return known && typeof locks === 'object' ? { role: known, locks } : null
}
