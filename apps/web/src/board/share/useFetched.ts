/** What the server says about who may do what on the open map, asked anew with each of its notices. */
import { useCallback, useEffect, useRef, useState } from 'react'
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
  const asked = useRef(0)
  const reload = useCallback(() => {
    asked.current += 1
    const turn = asked.current
    // Of several questions under way only the last one's answer counts.
    const isLate = () => turn !== asked.current
    request<Answer>(path).then(
      (answer) => !isLate() && setState({ answer, problem: null }),
      (error: unknown) => !isLate() && setState(({ answer }) => ({ answer, problem: sentenceOf(error) })),
    )
  }, [path])
  useEffect(() => {
    reload()
    return session.onNotice('access', reload)
  }, [session, reload])
  return { ...state, reload }
}
