/**
 * The maps that this browser came to know through an account, so that they go when the account does: with signing out
 * here, and when it turns out to have been signed out elsewhere, when no list of them is to be had any more.
 */
import { type Me, PATHS } from '@journeyboard/protocol'
import { forgetOfflineCopies, unsavedInBrowser } from '@journeyboard/session/unsaved'
import { forgetOwnerTokens, keepsTokens } from '../access/linkTokens.ts'
import { forgetHalfWritten } from '../settings/halfWritten.ts'
import { readStored, writeStored } from '../settings/keptStore.ts'
import { forgetMap } from './knownMaps.ts'

interface AccountMaps {
  /** Whose account it is; empty: nobody was signed in here. */
  readonly personId: string
  readonly mapIds: readonly string[]
}

const KEY = 'journeyboard:account'
/** As in vite.config.ts. */
const IMAGE_CACHE = 'images'
/** The oldest beyond it are forgotten by none but their owner. */
const MOST_MAPS = 500

function read(): AccountMaps {
  const { personId, mapIds } = (readStored(KEY) ?? {}) as Partial<Record<keyof AccountMaps, unknown>>
  if (typeof personId !== 'string' || !Array.isArray(mapIds)) return { personId: '', mapIds: [] }
  return { personId, mapIds: mapIds.filter((id) => typeof id === 'string') }
}

/** These maps are reached by the account that is signed in here; nothing is noted of guests. */
export function noteAccountMaps({ person, account }: Me, mapIds: readonly string[]): void {
  if (!account) return
  const before = read()
  const known = before.personId === person.id ? before.mapIds : []
  if (before.personId === person.id && mapIds.every((id) => known.includes(id))) return
  const all = [...new Set([...mapIds, ...known])].slice(0, MOST_MAPS)
  writeStored(KEY, { personId: person.id, mapIds: all })
}

/** Whoever was signed in here is not any more: as if they had signed out here. Only where no map is open. */
export async function forgetEndedAccount({ person, account }: Me): Promise<void> {
  const { personId } = read()
  if (personId === '' || (account && person.id === personId)) return
  await forgetAccount()
}

/**
 * Takes the maps of the account from the list of this browser, with their offline copies and images; not those to which
 * links were made here, and not what has yet to be sent.
 */
export async function forgetAccount(more: readonly string[] = []): Promise<void> {
  const mapIds = new Set([...read().mapIds, ...more])
  writeStored(KEY, null)
  forgetOwnerTokens()
  forgetHalfWritten()
  const unsent = unsavedInBrowser()
  const forgotten = [...mapIds].filter((id) => !unsent.has(id) && !keepsTokens(id))
  for (const id of forgotten) forgetMap(id)
  // Where nothing is kept there is nothing to forget.
  await Promise.all([forgetImages(forgotten).catch(() => {}), ...forgotten.map(forgetOfflineCopies)])
}

/** Those that the service worker has kept. */
async function forgetImages(mapIds: readonly string[]): Promise<void> {
  const kept = await caches.open(IMAGE_CACHE)
  const folders = mapIds.map((id) => PATHS.image(id, ''))
  const requests = await kept.keys()
  const gone = requests.filter(({ url }) => folders.some((folder) => new URL(url).pathname.startsWith(folder)))
  await Promise.all(gone.map((request) => kept.delete(request)))
}
