/** What a screen reader says while the hands are on the map: what was done, by whom, and how much is selected. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBoard, useSession } from '../boardContext.ts'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'
import styles from './BoardPanels.module.css'
import { describeSelection } from './describeRef.ts'

export function LiveRegion() {
  const board = useBoard()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    // What was said before this came. Only what changes in a live region is read out, so it does not begin with it.
    setSentence(board.notices.announced())
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
  useSaidChanges(setSentence)
  return (
    <div className={styles.unseen} aria-live="polite" aria-atomic="true" data-testid="live-region">
      {sentence}
    </div>
  )
}

function useSaidChanges(say: (sentence: string) => void): void {
  const board = useBoard()
  const { presence } = useSession()
  const leaving = useRef<AbortController | null>(null)
  const begin = useCallback(async () => {
    const left = new AbortController()
    leaving.current = left
    const { sayChanges } = await import('./sayChanges.ts')
    if (left.signal.aborted) return
    const stop = sayChanges(board, presence, say)
    left.signal.addEventListener('abort', stop)
  }, [board, presence, say])
  useFetchedWhenIdle(begin)
  useEffect(() => () => leaving.current?.abort(), [])
}
