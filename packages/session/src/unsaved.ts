/** What a page without an open map asks about what is unsaved: small, for it brings no connection along. */
import { waitingDeeds } from './comments/deedSender.ts'
import { browserStorage } from './deviceStorage.ts'
import { waitingImages } from './images/sendWaitingImages.ts'
import { sendWaiting, type WaitingOptions } from './sendWaiting.ts'
import { unsavedByMap } from './unsavedCount.ts'

/** How many changes of each map this browser keeps that the server may not have, by the map's id. */
export function unsavedInBrowser(): ReadonlyMap<string, number> {
  return unsavedByMap(browserStorage().storage)
}

/** Sends images and comments that earlier pages left on this device; gives the function that stops. */
export function sendWhatWaits(options: WaitingOptions): () => void {
  return sendWaiting([waitingImages, waitingDeeds], options)
}
