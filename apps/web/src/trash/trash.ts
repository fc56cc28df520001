/** The trash: maps that this person owns and may put back, and what others put there. Wishes reject with a `RequestError`. */
import { PATHS, type TrashedMap } from '@journeyboard/protocol'
import { createStore } from 'zustand/vanilla'
import { me } from '../access/meStore.ts'
import { request } from '../access/request.ts'

/** As the server told last, and what was done on this page since; the last deleted first. */
export const trash = createStore<readonly TrashedMap[]>(() => [])

/** Ids of maps that this person could open until whoever owns them put them into the trash. */
export const trashOfOthers = createStore<readonly string[]>(() => [])

export async function fetchTrash(): Promise<void> {
  const all = await request<readonly TrashedMap[]>(`${PATHS.trash}?others=1`)
  trash.setState(
    all.filter(({ isOwn }) => isOwn),
    true,
  )
  trashOfOthers.setState(
    all.flatMap(({ id, isOwn }) => (isOwn ? [] : id)),
    true,
  )
}

export async function deleteMap({ id, title }: Pick<TrashedMap, 'id' | 'title'>): Promise<void> {
  await request<null>(PATHS.map(id), { method: 'DELETE' })
  const deletedBy = me.getState()?.person.name ?? ''
  trash.setState([{ id, isOwn: true, title, deletedAt: Date.now(), deletedBy }, ...without(id)], true)
}

export async function putBack(id: string): Promise<void> {
  await request<null>(PATHS.putBack(id), { method: 'POST' })
  trash.setState(without(id), true)
}

export async function deleteForEver(id: string): Promise<void> {
  await request<null>(PATHS.trashedMap(id), { method: 'DELETE' })
  trash.setState(without(id), true)
}

function without(id: string): readonly TrashedMap[] {
  return trash.getState().filter((map) => map.id !== id)
}
