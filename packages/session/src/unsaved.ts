/** What a page without an open map asks about what is unsaved: small, for it brings no connection along. */
import { browserStorage } from './deviceStorage.ts'
import { unsavedByMap } from './unsavedCount.ts'

export { sendWaitingImages } from './images/sendWaitingImages.ts'

/** How many changes of each map this browser keeps that the server may not have, by the map's id. */
export function unsavedInBrowser(): ReadonlyMap<string, number> {
  return unsavedByMap(browserStorage().storage)
}
