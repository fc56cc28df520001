/** What a screen reader says while the hands are on the map: what was done, and how much is selected. */
import { useEffect, useState } from 'react'
import { useBoard } from '../boardContext.ts'
import styles from './BoardPanels.module.css'
import { describeSelection } from './describeRef.ts'

export function LiveRegion() {
  const board = useBoard()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    const stops = [
      // Toasts are read out where they are shown.
      board.notices.subscribe(({ text, isShown }) => {
        if (!isShown) setSentence(text)
      }),
      // One thing is read out by the grid itself, whose active descendant it is.
      board.selection.subscribe(({ refs }) => {
        if (refs.length > 1) setSentence(describeSelection(board.doc.projection.journey(), refs))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board])
  return (
    <div className={styles.unseen} aria-live="polite" aria-atomic="true" data-testid="live-region">
      {sentence}
    </div>
  )
}
