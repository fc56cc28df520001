/** Code that is wanted in a hurry once it is wanted: it comes while nobody waits for it. */
import { useEffect } from 'react'

/** Milliseconds after which a board that was opened is most likely painted. */
const IDLE_ENOUGH = 2000

/** `fetchCode` must be the same function each time. What can not be fetched now is asked for again when it is used. */
export function useFetchedWhenIdle(fetchCode: () => Promise<unknown>): void {
  useEffect(() => {
    const fetchNow = () => void fetchCode().catch(() => {})
    // Where the browser can not tell when it is idle, later is close enough.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(fetchNow, IDLE_ENOUGH)
      return () => clearTimeout(timer)
    }
    const request = requestIdleCallback(fetchNow, { timeout: 2 * IDLE_ENOUGH })
    return () => cancelIdleCallback(request)
  }, [fetchCode])
}
