/** The door to the comments: their code comes once the board is painted. */
import { useCallback, useState } from 'react'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'

const CommentsOfMap = lazyAgain(async () => (await import('./CommentsOfMap.tsx')).CommentsOfMap)

export function Comments() {
  const [isHere, setHere] = useState(false)
  useFetchedWhenIdle(
    useCallback(async () => {
      // What can not be fetched now is asked for again by what is drawn then.
      await CommentsOfMap.prepare().catch(() => {})
      setHere(true)
    }, []),
  )
  return <Later>{isHere && <CommentsOfMap />}</Later>
}
