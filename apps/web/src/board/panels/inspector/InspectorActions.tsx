/** What can be done with all that is selected, at the foot of the inspector. */
import type { Ref } from '@journeyboard/editor'
import { ActionButton } from '../ActionButton.tsx'
import { useReturnToBoard } from '../useReturnToBoard.ts'
import styles from './Inspector.module.css'

export function InspectorActions({ refs }: { readonly refs: readonly Ref[] }) {
  const isMovable = refs.some((ref) => ref.family === 'card' || ref.family === 'note')
  const isLockable = refs.some((ref) => ref.family !== 'link' && ref.family !== 'cell')
  return (
    <footer className={styles.actions} onClickCapture={useReturnToBoard()}>
      {isMovable && (
        <>
          <ActionButton id="moveTo" tooltipSide="top" />
          <ActionButton id="duplicate" tooltipSide="top" />
          <ActionButton id="link" tooltipSide="top" />
        </>
      )}
      {isLockable && <ActionButton id="lock" tooltipSide="top" />}
      <ActionButton id="delete" tooltipSide="top" />
    </footer>
  )
}
