/** Who did what, as a list; what still has a place on the board can be gone to. */
import { type Board, boxOfAll, clearSelection, isAlive, type Ref, select } from '@journeyboard/editor'
import type { Deed, Deeds } from '@journeyboard/editor/changes'
import { CornerDownRight } from 'lucide-react'
import styles from './DeedList.module.css'
import { refOf } from './versionDifference.ts'

export interface DeedListProps {
  readonly deeds: readonly Deeds[]
  readonly board: Board
}

export function DeedList({ deeds, board }: DeedListProps) {
  return (
    <ul className={styles.authors}>
      {deeds.map(({ author, deeds: own }) => (
        <li key={author}>
          <span className={styles.author}>{author}</span>
          <ul className={styles.deeds}>
            {own.map((deed) => (
              <li key={deed.words}>
                <DeedLine deed={deed} board={board} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function DeedLine({ deed, board }: { readonly deed: Deed; readonly board: Board }) {
  const refs = placesOf(board, deed)
  if (refs.length === 0) return <span className={styles.said}>{deed.words}</span>
  return (
    <button type="button" className={styles.deed} onClick={() => goTo(board, refs)}>
      <span className={styles.words}>{deed.words}</span>
      <CornerDownRight aria-hidden />
    </button>
  )
}

/** Of what it was done to, what is on this board. */
function placesOf(board: Board, { things }: Deed): Ref[] {
  const journey = board.doc.projection.journey()
  return things.flatMap(({ family, id }) => {
    const ref = refOf(journey, family, id)
    return ref && isAlive(journey, ref) ? [ref] : []
  })
}

function goTo(board: Board, refs: readonly Ref[]): void {
  clearSelection(board.selection)
  select(board.selection, refs)
  const box = boxOfAll(board.layout.getState(), refs)
  if (box) board.viewport.current?.show(box, { fill: refs.length > 1 })
  board.viewport.current?.focus()
}
