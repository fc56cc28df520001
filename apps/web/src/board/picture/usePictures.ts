/** Lets actions copy pictures, while a board is open. */
import { useEffect } from 'react'
import { useOpenBoard } from '../boardContext.ts'

/** Its code comes right after the page: a picture is copied in the moment of the key or not at all. */
export function usePictures(): void {
  const open = useOpenBoard()
  useEffect(() => {
    const { board } = open
    let hasLeft = false
    void import('./copyPicture.tsx').then(
      ({ createPictures }) => {
        if (!hasLeft) board.pictures.current = createPictures(open)
      },
      // Offline: the actions stay off until the page is loaded again.
      () => {},
    )
    return () => {
      hasLeft = true
      board.pictures.current = null
    }
  }, [open])
}
