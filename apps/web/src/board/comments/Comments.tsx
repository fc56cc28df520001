/** The door to the comments: their code comes once the board is painted. */
import { useCallback, useState } from 'react'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'

const fetchComments = async () => (await import('./CommentsOfMap.tsx')).CommentsOfMap
const CommentsOfMap = lazyAgain(fetchComments)

export function Comments() {
  const [isHere, setHere] = useState(false)
  useFetchedWhenIdle(
    useCallback(async () => {
      await fetchComments()
      setHere(true)
    }, []),
  )
  return <Later>{isHere && <CommentsOfMap />}</Later>
}
