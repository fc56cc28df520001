/** Images of a full map that nothing shows: found beside the writing, and given up before another one is refused. */
import { KEEP_DELETED } from '@journeyboard/doc'
import * as Y from 'yjs'
import type { Archive } from './archive.ts'
import { purgeLongDeleted } from './compaction.ts'
import { foldDoc } from './fold.ts'
import { DamagedDocError } from './log.ts'
import { forgottenImages, type UnshownImages } from './namedImages.ts'

/** An image may come a while before the card that shows it, from a device that was away. Milliseconds. */
const KEEP_UNSHOWN = 24 * 60 * 60 * 1000
/** To look through a map takes up to a second: not for each image that somebody sends into a full one. Milliseconds. */
const PAUSE = 60_000

/** What the map neither shows nor can bring back, as when it is compacted in an empty room; versions are not asked. */
export function findUnshownImages(archive: Archive, mapId: string, now: number): UnshownImages | null {
  const stored = archive.read(mapId)
  const images = archive.imagesBefore(mapId, now - KEEP_UNSHOWN)
  if (!stored || images.length === 0) return null
  const doc = foldDoc(stored)
  purgeLongDeleted(archive, mapId, doc, now - KEEP_DELETED)
  const unshown = forgottenImages(images, Y.encodeStateAsUpdate(doc))
  doc.destroy()
  return { seq: stored.seq, images: unshown }
}

export interface ImageRoomOptions {
  readonly find: (mapId: string) => Promise<UnshownImages | null>
  /** Deletes what still nothing shows. */
  readonly forget: (mapId: string, unshown: UnshownImages) => Promise<void>
}

/**
 * Gives up what a map's images can do without. Whoever asks meanwhile waits for the same answer. False: there was
 * nothing, or it was tried a moment ago.
 */
export function createImageRoom({ find, forget }: ImageRoomOptions): (mapId: string) => Promise<boolean> {
  const underWay = new Map<string, Promise<boolean>>()
  const triedAt = new Map<string, number>()
  const make = async (mapId: string): Promise<boolean> => {
    const unshown = await find(mapId).catch((error: unknown) => {
      // What a damaged map shows nobody knows: all of it stays.
      if (error instanceof DamagedDocError) return null
      throw error
    })
    if (!unshown || unshown.images.length === 0) return false
    await forget(mapId, unshown)
    return true
  }
  return async (mapId) => {
    const now = Date.now()
    for (const [id, at] of triedAt) if (now - at >= PAUSE) triedAt.delete(id)
    if (triedAt.has(mapId)) return false
    const making =
      underWay.get(mapId) ??
      make(mapId).finally(() => {
        underWay.delete(mapId)
        triedAt.set(mapId, Date.now())
      })
    underWay.set(mapId, making)
    return making
  }
}
