/** Images that come from another map or a file, on their way into a map. */
import type { ImageAddresses } from '@journeyboard/model'
import { isMapId, PATHS } from '@journeyboard/protocol'
import { type ImageShelf, openImageShelf } from '@journeyboard/session'

/**
 * Brings images from another map of this server; gives how many could not be had. One that its own page is still sending
 * is waited for.
 */
export async function bringImages(shelf: ImageShelf, fromMapId: string, hashes: Iterable<string>): Promise<number> {
  if (!isMapId(fromMapId)) return [...hashes].length
  const bring = async (hash: string) => {
    const image = await fetchPatiently(PATHS.image(fromMapId, hash))
    return image !== null && (await shelf.add(hash, image)) === null
  }
  const brought = await Promise.all([...hashes].map(bring))
  return brought.filter((isThere) => !isThere).length
}

/** Milliseconds before each further attempt: half a minute in all. */
const WAITS = [500, 1000, 2000, 4000, 8000, 16_000]

async function fetchPatiently(url: string): Promise<Blob | null> {
  for (const wait of [...WAITS, null]) {
    try {
      const response = await fetch(url)
      if (response.ok) return await response.blob()
      // Whoever may not look at the other map may not in half a minute either.
      if ([401, 403].includes(response.status)) return null
    } catch {
      // No answer came, or not all of it.
    }
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return null
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
