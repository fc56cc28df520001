/** What the server says about who may do what on the open map, asked anew with each of its notices. */
import { useCallback, useEffect, useState } from 'react'
import { request, sentenceOf } from '../../access/request.ts'
import { useSession } from '../boardContext.ts'

export interface Fetched<Answer> {
  /** Null until it came. */
  readonly answer: Answer | null
  /** A sentence: why it did not come. */
  readonly problem: string | null
  readonly reload: () => void
}

export function useFetched<Answer>(path: string): Fetched<Answer> {
  const session = useSession()
  const [state, setState] = useState<Omit<Fetched<Answer>, 'reload'>>({ answer: null, problem: null })
  const [round, setRound] = useState(0)
  const reload = useCallback(() => setRound((count) => count + 1), [])
  useEffect(() => session.onNotice('access', reload), [session, reload])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again.
  useEffect(() => {
    let isLate = false
    request<Answer>(path).then(
      (answer) => !isLate && setState({ answer, problem: null }),
      (error: unknown) => !isLate && setState(({ answer }) => ({ answer, problem: sentenceOf(error) })),
    )
    return () => {
      isLate = true
    }
  }, [path, round])
  return { ...state, reload }
}
