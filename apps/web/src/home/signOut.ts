/**
 * Out of an account, so that whoever sits down here next does not find its maps. What stays: maps that were never opened
 * here while signed in, and what has yet to be sent.
 */
import { type OwnMap, PATHS, type TrashedMap } from '@journeyboard/protocol'
import { RequestError, request } from '../access/request.ts'
import { forgetAccount } from './accountMaps.ts'

/**
 * The account keeps its list, so its maps go from the one of this browser, with their offline copies, those in the
 * trash too. A list that can not be had keeps nobody signed in: what was noted here of it goes. Rejects with a
 * `RequestError` when the session could not be ended: then nothing has happened.
 * @param path of the session, or of all that the account has
 */
export async function signOut(path: typeof PATHS.session | typeof PATHS.sessions): Promise<void> {
  const [maps, trashed] = await Promise.all([listed<OwnMap>(PATHS.maps), listed<TrashedMap>(`${PATHS.trash}?others=1`)])
  await request(path, { method: 'DELETE' })
  await forgetAccount([...maps, ...trashed].map(({ id }) => id))
}

async function listed<Map>(path: string): Promise<readonly Map[]> {
  try {
    return await request<readonly Map[]>(path)
  } catch (error) {
    if (error instanceof RequestError) return []
    throw error
  }
}
