/** How images that wait on this device are sent. */
import type { WaitingKind } from '../sendWaiting.ts'
import { createImageSender } from './imageSender.ts'
import { mapsWithWaitingImages, openWaitingImages } from './waitingImages.ts'

export const waitingImages: WaitingKind = {
  maps: mapsWithWaitingImages,
  async send(mapId, { database, ...post }) {
    const waiting = openWaitingImages(database, mapId)
    const images = await waiting.list()
    const sender = createImageSender({
      mapId,
      ...post,
      // What can not be dropped is sent once more another day; the server then has it already.
      onSent: (hash) => void waiting.drop(hash).catch(() => {}),
      onRefused: () => {},
    })
    for (const image of images) sender.add(image)
    return sender
  },
}
