/** Bringing to the server the images that earlier pages left on this device, without showing their maps. */
import { browserStorage } from '../deviceStorage.ts'
import { listenToPage } from '../pageSignals.ts'
import type { Sender } from '../sender.ts'
import { createImageSender } from './imageSender.ts'
import { mapsWithWaitingImages, openWaitingImages, type WaitingImage } from './waitingImages.ts'

export interface WaitingImagesOptions {
  /** `http(s)://host`, the origin of the page. */
  readonly baseUrl: string
  /** Instead of the browser's; null: none. */
  readonly database?: IDBFactory | null
  readonly fetch?: typeof fetch
}

/**
 * Sends what waits now, as soon as the server answers; gives the function that stops. What the server does not take stays
 * on this device, and whoever opens the map is told why.
 */
export function sendWaitingImages(options: WaitingImagesOptions): () => void {
  const { baseUrl, database = browserStorage().database } = options
  const fetch = options.fetch ?? ((...request) => window.fetch(...request))
  const page = listenToPage()
  const senders: Sender<WaitingImage>[] = []
  let isOnline = page.online
  let isStopped = false

  const send = async (mapId: string) => {
    const waiting = openWaitingImages(database, mapId)
    const images = await waiting.list()
    if (isStopped) return
    const sender = createImageSender({
      mapId,
      baseUrl,
      fetch,
      isOnline: () => isOnline,
      // What can not be dropped is sent once more another day; the server then has it already.
      onSent: (hash) => void waiting.drop(hash).catch(() => {}),
      onRefused: () => {},
    })
    senders.push(sender)
    for (const image of images) sender.add(image)
  }
  page.onNetworkChange((online) => {
    isOnline = online
    if (online) for (const sender of senders) sender.hurry()
  })
  const sendAll = async () => {
    for (const mapId of await mapsWithWaitingImages(database)) await send(mapId)
  }
  // No database, or one that can not be read: there is nothing to send.
  sendAll().catch(() => {})
  return () => {
    isStopped = true
    page.stop()
    for (const sender of senders) sender.stop()
  }
}
