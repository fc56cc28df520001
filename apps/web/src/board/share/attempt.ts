/** Wishes of the share dialog that may come to nothing. */
import { sentenceOf } from '../../access/request.ts'
import { showToast } from '../../ui/toasts.tsx'

/** Does it; if it fails, says why, and gives null. */
export async function attempt<Answer>(wish: Promise<Answer>): Promise<Answer | null> {
  try {
    return await wish
  } catch (error) {
    showToast(sentenceOf(error), { id: 'share', tone: 'error' })
    return null
  }
}
