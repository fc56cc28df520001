/** Where empty cards that an ended page left behind are taken away: shows nothing. */
import { useEffect } from 'react'
import { useOpenBoard } from './boardContext.ts'
import { followBegunCards } from './followBegunCards.ts'

export function BegunCards() {
  const { mapId, board, session } = useOpenBoard()
  useEffect(
    // Missing where the page did not come over https or from this device.
    () => followBegunCards({ mapId, board, session, locks: navigator.locks }),
    [mapId, board, session],
  )
  return null
}
