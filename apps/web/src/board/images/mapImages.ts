/** The bytes of a map's images, for pictures and files that need nothing from elsewhere. */
import { type ImageAddresses, imagesOf, type Journey } from '@journeyboard/model'
import type { ImageShelf } from '@journeyboard/session'

export interface TakenImages {
  readonly addresses: ImageAddresses
  /** Bytes of all of them. */
  readonly size: number
  /** Those that can not be had now, or for which there is no room. */
  readonly missing: number
}

/** Images that are asked for at once. */
const AT_ONCE = 4

/** `room`: bytes for all of them; `onProgress` is told the share of them that is read. */
export async function readMapImages(
  journey: Journey,
  shelf: Pick<ImageShelf, 'read'>,
  room = Number.POSITIVE_INFINITY,
  onProgress: (share: number) => void = () => {},
): Promise<TakenImages> {
  const wanted = [...imagesOf({ cards: journey.cardById.values(), notes: journey.noteById.values() }).keys()]
  const addresses = new Map<string, string>()
  let size = 0
  for (let first = 0; first < wanted.length; first += AT_ONCE) {
    const hashes = wanted.slice(first, first + AT_ONCE)
    const blobs = await Promise.all(hashes.map((hash) => shelf.read(hash)))
    for (const [n, hash] of hashes.entries()) {
      const blob = blobs[n]
      if (!blob || size + blob.size > room) continue
      size += blob.size
      addresses.set(hash, await addressOf(blob))
    }
    onProgress(Math.min(1, (first + AT_ONCE) / wanted.length))
  }
  return { addresses, size, missing: wanted.length - addresses.size }
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
