/** Lets actions copy pictures, while a board is open. */
import { useEffect } from 'react'
import { nextPaint } from '../../shell/afterPaint.ts'
import { useOpenBoard } from '../boardContext.ts'

const fetchPictures = () => nextPaint().then(() => import('./copyPicture.tsx'))

/** Its code comes right after the page: a picture is copied in the moment of the key or not at all. */
export function usePictures(): void {
  const open = useOpenBoard()
  useEffect(() => {
    const { board } = open
    let hasLeft = false
    void fetchPictures().then(
      ({ createPictures }) => {
        if (!hasLeft) board.pictures.setState({ port: createPictures(open) })
      },
      // Offline: the actions stay off until the page is loaded again.
      () => {},
    )
    return () => {
      hasLeft = true
      board.pictures.setState({ port: null })
    }
  }, [open])
}
