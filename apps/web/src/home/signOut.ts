/**
 * Out of an account, so that whoever sits down here next does not find its maps. What stays: maps that the account
 * reaches no more, which nobody can tell from those that were opened here without it; what was read of comments, which
 * nothing shows without the map; and what has yet to be sent.
 */
import { type OwnMap, PATHS, type TrashedMap } from '@journeyboard/protocol'
import { forgetOfflineCopies, unsavedInBrowser } from '@journeyboard/session/unsaved'
import { forgetOwnerTokens, keepsTokens } from '../access/linkTokens.ts'
import { RequestError, request } from '../access/request.ts'
import { forgetMap } from './knownMaps.ts'

/**
 * The account keeps its list, so its maps go from the one of this browser, with their offline copies, those in the
 * trash too; not those to which links were made here, and not what has yet to be sent. A list that can not be had keeps
 * nobody signed in: its maps stay. Rejects with a `RequestError` when the session could not be ended: then nothing has
 * happened.
 * @param path of the session, or of all that the account has
 */
export async function signOut(path: typeof PATHS.session | typeof PATHS.sessions): Promise<void> {
  const [maps, trashed] = await Promise.all([listed<OwnMap>(PATHS.maps), listed<TrashedMap>(`${PATHS.trash}?others=1`)])
  await request(path, { method: 'DELETE' })
  forgetOwnerTokens()
  const unsent = unsavedInBrowser()
  const forgotten = [...maps, ...trashed].filter(({ id }) => !unsent.has(id) && !keepsTokens(id))
  for (const { id } of forgotten) forgetMap(id)
  await Promise.all(forgotten.map(({ id }) => forgetOfflineCopies(id)))
}

async function listed<Map>(path: string): Promise<readonly Map[]> {
  try {
    return await request<readonly Map[]>(path)
  } catch (error) {
    if (error instanceof RequestError) return []
    throw error
  }
}
