/** What the page asks the server about versions. All reject with a `RequestError`, whose message is for people. */
import {
  type LastVisit,
  type MapVersions,
  type MapWriters,
  PATHS,
  type RestoredVersion,
  type Version,
  type Writer,
} from '@journeyboard/protocol'
import type { Session } from '@journeyboard/session'
import { RequestError, request } from '../../access/request.ts'

/** The newest first. */
export async function fetchVersions(mapId: string): Promise<readonly Version[]> {
  return (await request<MapVersions>(PATHS.versions(mapId))).versions
}

export async function fetchWriters(mapId: string): Promise<readonly Writer[]> {
  return (await request<MapWriters>(PATHS.writers(mapId))).writers
}

export function fetchLastVisit(mapId: string): Promise<LastVisit> {
  return request<LastVisit>(PATHS.lastVisit(mapId))
}

/** The whole document as it was, as one Yjs update. */
export async function fetchVersion(mapId: string, id: number, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(PATHS.version(mapId, id), { cache: 'no-store', ...(signal && { signal }) }).catch(
    () => null,
  )
  if (!response) throw new RequestError('The server can not be reached, so this version can not be shown.', 0)
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  const sentence = response.status === 404 ? 'This version is not there any more.' : 'This version can not be shown.'
  throw new RequestError(sentence, response.status)
}

/** Names the map as it is now, with all that was done on this page. */
export async function nameVersion(mapId: string, session: Session, name: string): Promise<Version> {
  await nothingUnderWay(session)
  return request<Version>(PATHS.versions(mapId), { method: 'POST', body: { name } })
}

export function renameVersion(mapId: string, id: number, name: string): Promise<Version> {
  return request<Version>(PATHS.version(mapId, id), { method: 'PATCH', body: { name } })
}

export async function deleteVersion(mapId: string, id: number): Promise<void> {
  await request<null>(PATHS.version(mapId, id), { method: 'DELETE' })
}

/** Gives the version that holds what stood before, with all that was done on this page. */
export async function restoreVersion(mapId: string, session: Session, id: number): Promise<number> {
  await nothingUnderWay(session)
  return (await request<RestoredVersion>(PATHS.restoreVersion(mapId, id), { method: 'POST' })).kept
}

/** Resolves when the server has what was done here, or when it is clear that it will not have it soon. */
export function nothingUnderWay({ status }: Session): Promise<void> {
  if (status.getState().state !== 'saving') return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = status.subscribe(({ state }) => {
    if (state === 'saving') return
    stop()
    resolve()
  })
  return promise
}
