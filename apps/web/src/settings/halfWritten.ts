/** Words of comments that are half written: kept over a reload of the tab, and for nobody else who sits down here. */
import { forgetStored, readStored, writeStored } from './keptStore.ts'

const PREFIX = 'journeyboard:words:'

/** By what they are for. */
export function readHalfWritten(mapId: string): ReadonlyMap<string, string> {
  const stored = readStored(PREFIX + mapId, 'tab')
  const words = new Map<string, string>()
  for (const entry of Array.isArray(stored) ? stored : []) {
    const [key, text] = Array.isArray(entry) ? entry : []
    if (typeof key === 'string' && typeof text === 'string') words.set(key, text)
  }
  return words
}

export function writeHalfWritten(mapId: string, words: ReadonlyMap<string, string>): void {
  writeStored(PREFIX + mapId, [...words], 'tab')
}

/** Of all maps. */
export function forgetHalfWritten(): void {
  forgetStored(PREFIX, 'tab')
}
