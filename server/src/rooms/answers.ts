/** Answers to "what do I lack?": when many come at once they ask the same, and to answer goes through the whole map. */
import type * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import { stepTwoFrame } from './frames.ts'

export interface Answers {
  /** The frame with all that somebody with this state vector lacks. Throws when the state vector can not be read. */
  to(stateVector: Uint8Array): Uint8Array
}

/** Newcomers have nothing, or what the page brought them; each answer may be as large as the map. */
const MOST_KEPT = 4
/** Milliseconds. */
const KEPT_FOR = 5000

/** Each is kept for a moment, as long as the document stays as it is, and sent to all who ask the same. */
export function createAnswers(doc: Y.Doc, clock: Clock): Answers {
  const kept = new Map<string, Uint8Array>()
  let cancelForgetting: (() => void) | null = null
  const forget = () => {
    kept.clear()
    cancelForgetting?.()
    cancelForgetting = null
  }
  doc.on('update', forget)
  doc.on('destroy', forget)
  return {
    to(stateVector) {
      const question = Buffer.from(stateVector).toString('latin1')
      const known = kept.get(question)
      if (known) return known
      const answer = stepTwoFrame(doc, stateVector)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(question, answer)
      cancelForgetting ??= clock.after(KEPT_FOR, forget)
      return answer
    },
  }
}
