/**
 * The map as an ARIA grid for screen readers: columns are steps under stages; a lane is a group of rows, as many as its
 * highest stack has cards, so that each card is a cell of its own. It holds the keyboard's focus; what the arrows chose
 * is its active descendant. Sighted people see the canvas instead.
 */
import { type Board, focusOf, isAlive } from '@journeyboard/editor'
import { cellKey, columnsOf, type Journey } from '@journeyboard/model'
import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../board/boardContext.ts'
import { nextPaint } from '../shell/afterPaint.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import styles from './canvas.module.css'
import { gridId, gridRows, hasLink, isWrittenWhole } from './gridRows.ts'

const NamedRows = lazyAgain(async () => {
  await nextPaint()
  return (await import('./NamedRows.tsx')).NamedRows
})
/** As ARIA counts what is not known yet. */
const UNKNOWN = -1
const ONLY_A_LANE = 'One lane at a time, the one where the keyboard is. Outline and table have the whole map.'

interface Props {
  readonly label: string
  readonly gridRef: RefObject<HTMLTableElement | null>
}

export function AccessibleGrid({ label, gridRef }: Props) {
  const board = useBoard()
  // The rows follow right behind the first picture of the map: nobody hears of them before.
  const journey = useDeferredValue<Journey | null>(useRestingJourney(board), null)
  const isBehind = useProjection(board, (current) => current !== journey)
  const focus = useStore(board.selection, () => focusOf(board))
  const place = journey && focus?.family === 'cell' && journey.cardsByCell.has(cellKey(focus)) ? focus : null
  const rows = useMemo(() => journey && gridRows(journey, place), [journey, place])
  const [isWritten, setWritten] = useState(false)
  const handleWritten = useCallback(() => setWritten(true), [])
  return (
    <table
      ref={gridRef}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-description={journey && !isWrittenWhole(journey) ? ONLY_A_LANE : undefined}
      aria-multiselectable="true"
      aria-busy={isBehind || !isWritten || undefined}
      aria-rowcount={rows ? rows.count + (hasLink(journey, focus) ? 1 : 0) : UNKNOWN}
      aria-colcount={journey ? columnsOf(journey).length + 1 : UNKNOWN}
      aria-activedescendant={journey && focus && isWritten && isAlive(journey, focus) ? gridId(focus) : undefined}
      tabIndex={0}
    >
      <Later>
        {journey && rows && <NamedRows journey={journey} rows={rows} focus={focus} onWritten={handleWritten} />}
      </Later>
    </table>
  )
}

/** While a text is written, the map as it was before: nobody reads the grid then, and typing must not wait for it. */
function useRestingJourney(board: Board): Journey {
  const isWriting = useStore(board.editing.store, (editing) => editing !== null)
  const resting = useRef<Journey | null>(null)
  return useProjection(board, (current) => {
    if (!isWriting || !resting.current) resting.current = current
    return resting.current
  })
}

/** Re-renders only when what is read changes. */
function useProjection<R>({ doc: { projection } }: Board, read: (journey: Journey) => R): R {
  return useSyncExternalStore(projection.subscribe, () => read(projection.journey()))
}
