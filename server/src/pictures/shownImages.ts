/** The images that a picture of a map needs, found without opening the document. */
import { DamagedDocError, type ImageEntry, type Log, type StoredImage } from '../log/log.ts'
import { namesImage } from '../log/namedImages.ts'

/** Of all images in one picture; what is beyond stays an empty frame. */
const MOST_BYTES = 48 * 1024 * 1024

export interface ShownImages {
  readonly images: readonly StoredImage[]
  /** Why some are missing; empty: none is. */
  readonly damage: readonly string[]
}

/** Those that the document names, and perhaps some that it named once; a damaged one is left out. */
export async function shownImages(
  log: Log,
  mapId: string,
  update: Uint8Array,
  entries: readonly ImageEntry[],
): Promise<ShownImages> {
  const images: StoredImage[] = []
  const damage: string[] = []
  let room = MOST_BYTES
  for (const { hash, size } of entries) {
    if (size > room || !namesImage(update, hash)) continue
    room -= size
    try {
      const image = await log.readImage(mapId, hash)
      if (image) images.push(image)
    } catch (error) {
      if (!(error instanceof DamagedDocError)) throw error
      damage.push(error.message)
    }
  }
  return { images, damage }
}
