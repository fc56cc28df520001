/** Images that come from another map or a file, on their way into a map. */
import type { ImageAddresses } from '@journeyboard/model'
import { isMapId, PATHS } from '@journeyboard/protocol'
import { type ImageShelf, openImageShelf } from '@journeyboard/session'

/** Brings images from another map of this server; gives how many could not be had. */
export async function bringImages(shelf: ImageShelf, fromMapId: string, hashes: Iterable<string>): Promise<number> {
  let missing = 0
  for (const hash of hashes) {
    const response = isMapId(fromMapId) ? await fetch(PATHS.image(fromMapId, hash)).catch(() => null) : null
    const sentence = response?.ok ? await shelf.add(hash, await response.blob()) : 'It is not there.'
    if (sentence !== null) missing += 1
  }
  return missing
}

/**
 * Lays the images of a file ready for a map that was just made from it: they wait on this device, and the map's page
 * sends them. Gives sentences about those that neither took.
 */
export async function layReady(mapId: string, images: ImageAddresses): Promise<readonly string[]> {
  const shelf = openImageShelf({ mapId, baseUrl: window.location.origin })
  try {
    return await unpackImages(shelf, images)
  } finally {
    shelf.close()
  }
}

/** Puts the images of a file onto an open map's shelf; gives sentences about those that could not be kept. */
export async function unpackImages(shelf: ImageShelf, images: ImageAddresses): Promise<readonly string[]> {
  let missing = 0
  for (const [hash, address] of images) if ((await shelf.add(hash, blobOf(address))) !== null) missing += 1
  return missing === 0 ? [] : [`${missing} of its ${images.size} images could not be kept.`]
}

/** By hand: the policy of the page lets nobody fetch such an address. */
function blobOf(address: string): Blob {
  const [, type = '', base64 = ''] = /^data:([^;]*);base64,(.*)$/s.exec(address) ?? []
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type })
}
