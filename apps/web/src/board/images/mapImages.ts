/** The bytes of a map's images, for pictures and files that need nothing from elsewhere. */
import { MAX_IMAGES_SIZE } from '@journeyboard/formats'
import { type ImageAddresses, imagesOf, type Journey } from '@journeyboard/model'
import type { ImageShelf } from '@journeyboard/session'

export interface TakenImages {
  readonly addresses: ImageAddresses
  /** Those that can not be had now, or for which there is no room in a file. */
  readonly missing: number
}

export async function readMapImages(journey: Journey, shelf: ImageShelf): Promise<TakenImages> {
  const wanted = imagesOf({ cards: journey.cardById.values(), notes: journey.noteById.values() })
  const addresses = new Map<string, string>()
  let room = MAX_IMAGES_SIZE
  for (const hash of wanted.keys()) {
    const blob = await shelf.read(hash)
    if (!blob || blob.size > room) continue
    room -= blob.size
    addresses.set(hash, await addressOf(blob))
  }
  return { addresses, missing: wanted.size - addresses.size }
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
