/** Out of the trash, and onto the list of the home page again. */
import type { TrashedMap } from '@journeyboard/protocol'
import { sentenceOf } from '../access/request.ts'
import { restoreMap } from '../home/knownMaps.ts'
import { showToast } from '../ui/toasts.tsx'
import { putBack } from './trash.ts'

/** Whether the map is back; says why if it is not. */
export async function putBackOnList({ id, title }: Pick<TrashedMap, 'id' | 'title'>): Promise<boolean> {
  try {
    await putBack(id)
  } catch (error) {
    void showToast(sentenceOf(error), { id: 'trash', tone: 'error' })
    return false
  }
  restoreMap({ id, title, openedAt: Date.now(), picture: null })
  return true
}
