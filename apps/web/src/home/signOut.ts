/** Out of an account, so that whoever sits down here next finds nothing of it. */
import { type OwnMap, PATHS } from '@journeyboard/protocol'
import { unsavedInBrowser } from '@journeyboard/session/unsaved'
import { forgetOwnerTokens, keepsTokens } from '../access/linkTokens.ts'
import { request } from '../access/request.ts'
import { forgetMap } from './knownMaps.ts'

/**
 * The account keeps its list, so its maps go from the one of this browser; not those to which links were made here, and
 * not what has yet to be sent. Rejects with a `RequestError`: then nothing has happened.
 * @param path of the session, or of all that the account has
 */
export async function signOut(path: typeof PATHS.session | typeof PATHS.sessions): Promise<void> {
  const maps = await request<readonly OwnMap[]>(PATHS.maps)
  await request(path, { method: 'DELETE' })
  forgetOwnerTokens()
  const unsent = unsavedInBrowser()
  for (const { id } of maps) if (!unsent.has(id) && !keepsTokens(id)) forgetMap(id)
}
