/** Images that come from another map or a file, on their way into a map. */
import type { ImageAddresses } from '@journeyboard/model'
import { isMapId, PATHS } from '@journeyboard/protocol'
import { type ImageShelf, openImageShelf } from '@journeyboard/session'

/** Milliseconds before each further round of those that are not there yet: half a minute in all. */
const WAITS = [500, 1000, 2000, 4000, 8000, 16_000]
/** The server takes only so many requests a minute. */
const AT_ONCE = 4

interface Bringing {
  /** Whether images that the other map's page may still be sending are waited for. */
  readonly isPatient?: boolean
}

/** Brings images from another map of this server; gives how many could not be had. */
export async function bringImages(
  shelf: ImageShelf,
  fromMapId: string,
  hashes: Iterable<string>,
  { isPatient = false }: Bringing = {},
): Promise<number> {
  let wanted = [...hashes]
  if (!isMapId(fromMapId)) return wanted.length
  let lost = 0
  for (const wait of isPatient ? [0, ...WAITS] : [0]) {
    if (wanted.length === 0) break
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const late: string[] = []
    const left = wanted.values()
    const bringOnes = async () => {
      for (const hash of left) {
        const image = await fetchImage(PATHS.image(fromMapId, hash))
        if (image === 'late') late.push(hash)
        else if (image === null || (await shelf.add(hash, image)) !== null) lost += 1
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, bringOnes))
    wanted = late
  }
  return lost + wanted.length
}

async function fetchImage(url: string): Promise<Blob | 'late' | null> {
  try {
    const response = await fetch(url)
    if (response.ok) return await response.blob()
    // Whoever may not look at the other map may not in half a minute either.
    return [401, 403].includes(response.status) ? null : 'late'
  } catch {
    // No answer came, or not all of it.
    return 'late'
  }
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
  for (const [hash, address] of images) if (!(await isUnpacked(shelf, hash, address))) missing += 1
  return missing === 0 ? [] : [`${missing} of its ${images.size} images could not be kept.`]
}

/** Of one that is damaged the others know nothing. */
async function isUnpacked(shelf: ImageShelf, hash: string, address: string): Promise<boolean> {
  try {
    return (await shelf.add(hash, blobOf(address))) === null
  } catch {
    return false
  }
}

/** By hand: the policy of the page lets nobody fetch such an address. */
function blobOf(address: string): Blob {
  const [, type = '', base64 = ''] = /^data:([^;]*);base64,(.*)$/s.exec(address) ?? []
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type })
}
