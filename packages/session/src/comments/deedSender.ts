/** How what somebody did to comments goes to the server, and waits for it on this device. */
import type { CommentThread } from '@journeyboard/protocol/comments'
import { type DeviceRows, mapsWithRows, openDeviceRows } from '../deviceRows.ts'
import { createSender, request, type Sender } from '../sender.ts'
import type { WaitingKind } from '../sendWaiting.ts'
import { type Deed, requestOf, type SentDeed } from './deeds.ts'

const NAME = 'journeyboard:comments'

export interface WaitingDeed {
  readonly key: string
  readonly deed: Deed
  /** Whose it is; null: the server had not said yet who this person is. */
  readonly by: string | null
}

/** Of one map, in the order in which they were done. */
export function openWaitingDeeds(database: IDBFactory | null, mapId: string): DeviceRows<WaitingDeed> {
  return openDeviceRows(database, NAME, mapId)
}

/** Ids of the maps for which any wait. */
export const mapsWithDeeds = (database: IDBFactory | null) => mapsWithRows(database, NAME)

export interface DeedSenderOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly onSent: (sent: SentDeed, thread: CommentThread) => void
  /** The server does not want it, and will not want it later; `sentence` is for people. */
  readonly onRefused: (sent: SentDeed, sentence: string) => void
}

export function createDeedSender(options: DeedSenderOptions): Sender<SentDeed> {
  const { mapId, baseUrl, fetch, isOnline, onSent, onRefused } = options
  return createSender<SentDeed, CommentThread>({
    isOnline,
    send({ deed }) {
      const { path, method, body } = requestOf(mapId, deed)
      const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const read = async (response: Response) => ({ answer: (await response.json()) as CommentThread })
      return request(fetch, baseUrl + path, { method, ...init }, read, 'The server did not take this')
    },
    onSent,
    onRefused,
  })
}

/** What a page that is gone has left: sent while the map is not open. */
export const waitingDeeds: WaitingKind = {
  maps: mapsWithDeeds,
  async send(mapId, { database, personId, ...post }) {
    const waiting = openWaitingDeeds(database, mapId)
    const deeds = await waiting.list()
    const sender = createDeedSender({
      mapId,
      ...post,
      // What can not be dropped is sent once more another day; the server then has it already.
      onSent: ({ key }) => void waiting.drop(key).catch(() => {}),
      onRefused: () => {},
    })
    // What others did waits until they open the map.
    for (const { key, deed, by } of deeds) if (by === personId) sender.add({ key, deed, refused: null })
    return sender
  },
}
