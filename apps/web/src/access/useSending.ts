/** A form that sends something: busy while it does, and a sentence when it came to nothing. */
import { useCallback, useState } from 'react'
import { sentenceOf } from './request.ts'

export interface Sending {
  readonly isBusy: boolean
  readonly problem: string | null
  readonly send: (wish: () => Promise<void>) => void
}

export function useSending(): Sending {
  const [state, setState] = useState<Omit<Sending, 'send'>>({ isBusy: false, problem: null })
  const send = useCallback((wish: () => Promise<void>) => {
    setState({ isBusy: true, problem: null })
    wish().then(
      () => setState({ isBusy: false, problem: null }),
      (error: unknown) => setState({ isBusy: false, problem: sentenceOf(error) }),
    )
  }, [])
  return { ...state, send }
}
