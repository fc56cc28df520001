/** A button that leads to one end of a link. */
import { endRef, select, show } from '@journeyboard/editor'
import type { CardId, Journey, NoteId } from '@journeyboard/model'
import type { ReactNode } from 'react'
import { useBoard } from '../../boardContext.ts'
import { textOfEnd } from '../describeRef.ts'
import styles from './CardLinks.module.css'

interface LinkEndProps {
  readonly journey: Journey
  readonly end: CardId | NoteId
  readonly icon?: ReactNode
  /** Stands before the words of the end. */
  readonly children?: ReactNode
}

export function LinkEnd({ journey, end, icon, children }: LinkEndProps) {
  const board = useBoard()
  const text = textOfEnd(journey, end)
  const goThere = () => {
    const ref = endRef(journey, end)
    select(board.selection, [ref])
    show(board, ref)
    // This button goes with the link that was shown.
    board.viewport.current?.focus()
  }
  return (
    <button type="button" className={styles.end} onClick={goThere} title={`Go to: ${text}`}>
      {icon}
      <span className={styles.text} dir="auto">
        {children}
        {text}
      </span>
    </button>
  )
}
