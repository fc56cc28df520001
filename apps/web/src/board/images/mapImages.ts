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

/** `room`: bytes for all of them. */
export async function readMapImages(
  journey: Journey,
  shelf: ImageShelf,
  room = Number.POSITIVE_INFINITY,
): Promise<TakenImages> {
  const wanted = imagesOf({ cards: journey.cardById.values(), notes: journey.noteById.values() })
  const addresses = new Map<string, string>()
  let size = 0
  for (const hash of wanted.keys()) {
    const blob = await shelf.read(hash)
    if (!blob || size + blob.size > room) continue
    size += blob.size
    addresses.set(hash, await addressOf(blob))
  }
  return { addresses, size, missing: wanted.size - addresses.size }
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
