/** Which images the server has: asked once for all, and again for those that somebody else may still be sending. */
import { type MapImages, PATHS } from '@journeyboard/protocol'

/** Milliseconds until the list is asked for again while one is missing: twice as long each time. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 60_000

export interface KnownImages {
  has(hash: string): boolean
  /** Looks for it until the server has it. */
  want(hash: string): void
  add(hash: string): void
  /** Whether the server has it, as far as it can be asked now; null: it can not. */
  ask(hash: string): Promise<boolean | null>
  /** The server could not be asked: whatever this browser kept of it may still be there. */
  isUnreachable(): boolean
  /** Asks at once if there is anything to ask for. */
  hurry(): void
  stop(): void
}

export interface KnownImagesOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly onChange: () => void
}

export function createKnownImages({ mapId, baseUrl, fetch, isOnline, onChange }: KnownImagesOptions): KnownImages {
  const known = new Set<string>()
  const wanted = new Set<string>()
  let isUnreachable = !isOnline()
  let isAsking = false
  let isStopped = false
  let wait = FIRST_WAIT
  let timer: ReturnType<typeof setTimeout> | undefined

  const read = async (): Promise<readonly string[] | null> => {
    try {
      const response = await fetch(baseUrl + PATHS.images(mapId))
      return response.ok ? ((await response.json()) as MapImages).hashes : null
    } catch {
      // No answer came; it is asked for again.
      return null
    }
  }
  const refresh = async () => {
    const hashes = isOnline() ? await read() : null
    isUnreachable = hashes === null
    for (const hash of hashes ?? []) {
      known.add(hash)
      wanted.delete(hash)
    }
  }
  const look = async () => {
    clearTimeout(timer)
    if (isAsking || isStopped || wanted.size === 0) return
    isAsking = true
    await refresh()
    isAsking = false
    if (isStopped) return
    if (wanted.size > 0) {
      timer = setTimeout(look, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT)
    }
    onChange()
  }
  const hurry = () => {
    wait = FIRST_WAIT
    void look()
  }
  return {
    has: (hash) => known.has(hash),
    want(hash) {
      if (known.has(hash) || wanted.has(hash)) return
      wanted.add(hash)
      // All that one drawing of the board wants is asked for together.
      queueMicrotask(hurry)
    },
    add(hash) {
      known.add(hash)
      wanted.delete(hash)
    },
    async ask(hash) {
      if (!known.has(hash)) await refresh()
      return known.has(hash) || (isUnreachable ? null : false)
    },
    isUnreachable: () => isUnreachable,
    hurry,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
