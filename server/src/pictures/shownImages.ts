/** The images that a picture of a map needs, found without opening the document. */
import type { ImageEntry, Log, StoredImage } from '../log/log.ts'
import { namesImage } from '../log/namedImages.ts'

/** Of all images in one picture; what is beyond stays an empty frame. */
const MOST_BYTES = 48 * 1024 * 1024

/** Those that the document names, and perhaps some that it named once. */
export async function shownImages(
  log: Log,
  mapId: string,
  update: Uint8Array,
  entries: readonly ImageEntry[],
): Promise<readonly StoredImage[]> {
  const images: StoredImage[] = []
  let room = MOST_BYTES
  for (const { hash, size } of entries) {
    if (size > room || !namesImage(update, hash)) continue
    room -= size
    const image = await log.readImage(mapId, hash)
    if (image) images.push(image)
  }
  return images
}
