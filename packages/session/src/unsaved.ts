/** What a page without an open map asks and wants of what lies on this device: small, for it brings no connection along. */
import { forgetCommentCopy } from './comments/commentList.ts'
import { waitingDeeds } from './comments/deedSender.ts'
import { waitingMarks } from './comments/readMarks.ts'
import { browserStorage } from './deviceStorage.ts'
import { forgetCopiesOf } from './forgetCopies.ts'
import { waitingImages } from './images/sendWaitingImages.ts'
import { sendWaiting, type WaitingOptions } from './sendWaiting.ts'
import { unsavedByMap } from './unsavedCount.ts'

/** How many changes of each map this browser keeps that the server may not have, by the map's id. */
export function unsavedInBrowser(): ReadonlyMap<string, number> {
  return unsavedByMap(browserStorage().storage)
}

/**
 * Deletes the offline copies of the map that hold nothing unsaved, and that of its comments: without network it can not be
 * opened here any more. What waits to be sent stays.
 */
export async function forgetOfflineCopies(mapId: string): Promise<void> {
  const device = browserStorage()
  await Promise.all([
    forgetCopiesOf(mapId, device),
    // Where nothing is kept there is nothing to forget.
    forgetCommentCopy(device.database, mapId).catch(() => {}),
  ])
}

/** Sends images, comments and read marks that earlier pages left on this device; gives the function that stops. */
export function sendWhatWaits(options: WaitingOptions): () => void {
  return sendWaiting([waitingImages, waitingDeeds, waitingMarks], options)
}
