/** Small copies of images, for the board at low zoom: drawing them costs as little as drawing blocks. */
import type { ImageShelf } from '@journeyboard/session'

/** Pixels; on a card at low zoom nobody sees more. */
const WIDTH = 160

export interface BlockImages {
  /** Null while it is not there; `onLoad` tells when it is. */
  find(hash: string): ImageBitmap | null
  stop(): void
}

export function createBlockImages(shelf: ImageShelf, onLoad: () => void): BlockImages {
  const bitmaps = new Map<string, ImageBitmap>()
  const begun = new Set<string>()
  const failed = new Set<string>()
  const load = async (hash: string, address: string) => {
    try {
      const picture = new Image()
      picture.src = address
      await picture.decode()
      bitmaps.set(hash, await createImageBitmap(picture, { resizeWidth: WIDTH, resizeQuality: 'medium' }))
      onLoad()
    } catch {
      // It stays a block until there is news.
      failed.add(hash)
    }
  }
  const stopListening = shelf.subscribe(() => {
    for (const hash of failed) begun.delete(hash)
    failed.clear()
    onLoad()
  })
  return {
    find(hash) {
      const bitmap = bitmaps.get(hash) ?? null
      const address = bitmap || begun.has(hash) ? null : shelf.addressOf(hash)
      if (address !== null) {
        begun.add(hash)
        void load(hash, address)
      }
      return bitmap
    },
    stop() {
      stopListening()
      for (const bitmap of bitmaps.values()) bitmap.close()
    },
  }
}
