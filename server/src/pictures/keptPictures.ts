/** The small pictures that were asked for last, so that a page with many of them costs no drawing. */

export interface KeptPictures {
  get(key: string): Uint8Array | undefined
  /** `key` names the version of the map, too: what is kept is never out of date. */
  put(key: string, picture: Uint8Array): void
}

/** In bytes: of one picture, and of all together. */
const LARGEST = 2 ** 18
const ROOM = 2 ** 24

export function createKeptPictures(room = ROOM, largest = LARGEST): KeptPictures {
  // In the order in which they were asked for, the last one last.
  const pictures = new Map<string, Uint8Array>()
  let size = 0
  const drop = (key: string) => {
    size -= pictures.get(key)?.length ?? 0
    pictures.delete(key)
  }
  return {
    get: (key) => pictures.get(key),
    put(key, picture) {
      if (picture.length > largest) return
      drop(key)
      pictures.set(key, picture)
      size += picture.length
      for (const oldest of pictures.keys()) {
        if (size <= room) break
        drop(oldest)
      }
    },
  }
}
