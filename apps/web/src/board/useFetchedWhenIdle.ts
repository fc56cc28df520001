/** Code that is wanted in a hurry once it is wanted: it comes while nobody waits for it. */
import { useEffect } from 'react'
import { whenIdle } from '../shell/afterPaint.ts'

/** `fetchCode` must be the same function each time. What can not be fetched now is asked for again when it is used. */
export function useFetchedWhenIdle(fetchCode: () => Promise<unknown>): void {
  useEffect(() => whenIdle(() => void fetchCode().catch(() => {})), [fetchCode])
}
