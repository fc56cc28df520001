/** Whose curves a map leaves out on this device, from one visit to the next. */
import type { Board } from '@journeyboard/editor'
import type { PersonaId } from '@journeyboard/model'
import { readStored, writeStored } from '../settings/keptStore.ts'

const keyOf = (mapId: string) => `journeyboard:hidden:${mapId}`

/** Ids of personas that may be gone by now. */
export function keptHidden(mapId: string): readonly PersonaId[] {
  const stored = readStored(keyOf(mapId))
  return Array.isArray(stored) ? stored.filter((id): id is PersonaId => typeof id === 'string') : []
}

/** Writes down whoever is hidden from now on; gives the function that stops. */
export function keepHidden(mapId: string, { hiddenPersonas }: Pick<Board, 'hiddenPersonas'>): () => void {
  return hiddenPersonas.subscribe((hidden) => writeStored(keyOf(mapId), [...hidden]))
}
