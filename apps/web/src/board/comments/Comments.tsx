/** The door to the comments: their code comes once the board is painted. */
import { lazy, Suspense, useCallback, useState } from 'react'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'

const fetchComments = async () => ({ default: (await import('./CommentsOfMap.tsx')).CommentsOfMap })
const CommentsOfMap = lazy(fetchComments)

export function Comments() {
  const [isHere, setHere] = useState(false)
  useFetchedWhenIdle(
    useCallback(async () => {
      await fetchComments()
      setHere(true)
    }, []),
  )
  return <Suspense fallback={null}>{isHere && <CommentsOfMap />}</Suspense>
}
