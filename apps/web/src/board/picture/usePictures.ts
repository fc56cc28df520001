/** Lets actions copy pictures, while a board is open. */
import { useEffect } from 'react'
import { nextPaint } from '../../shell/afterPaint.ts'
import { fetchUntilHere } from '../../shell/fetchUntilHere.ts'
import { useOpenBoard } from '../boardContext.ts'

const fetchPictures = () => nextPaint().then(() => import('./copyPicture.tsx'))

/** Its code comes right after the page: a picture is copied in the moment of the key or not at all. */
export function usePictures(): void {
  const open = useOpenBoard()
  useEffect(() => {
    const { board } = open
    const leaving = new AbortController()
    void fetchUntilHere(fetchPictures, leaving.signal).then((code) => {
      if (code) board.pictures.setState({ port: code.createPictures(open) })
    })
    return () => {
      leaving.abort()
      board.pictures.setState({ port: null })
    }
  }, [open])
}
