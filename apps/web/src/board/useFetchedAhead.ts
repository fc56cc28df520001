/** Code that is wanted in a hurry once a hand wants it: it comes when the first hand is laid on the page, not before. */
import { useEffect } from 'react'
import { whenIdle } from '../shell/afterPaint.ts'

const SIGNS_OF_A_HAND = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const

/** `fetchCode` must be the same function each time. What can not be fetched now is asked for again when it is used. */
export function useFetchedAhead(fetchCode: () => Promise<unknown>): void {
  useEffect(() => {
    let stopWaiting = () => {}
    const listening = new AbortController()
    const begin = () => {
      listening.abort()
      // After what the hand itself sets going.
      stopWaiting = whenIdle(() => void fetchCode().catch(() => {}))
    }
    const options = { capture: true, passive: true, signal: listening.signal }
    for (const sign of SIGNS_OF_A_HAND) document.addEventListener(sign, begin, options)
    return () => {
      listening.abort()
      stopWaiting()
    }
  }, [fetchCode])
}
