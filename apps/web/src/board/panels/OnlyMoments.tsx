/** Says why the map is pale while only moments of truth stand out, and ends it. */
import { actionOf } from '@journeyboard/editor'
import { X } from 'lucide-react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard } from '../boardContext.ts'
import { useShortcut } from '../keys/keymapStore.ts'
import styles from './OnlyMoments.module.css'

export function OnlyMoments() {
  const board = useBoard()
  const action = actionOf('onlyMoments')
  const shortcut = useShortcut(action)
  const handleEnd = () => {
    action.run(board)
    board.viewport.current?.focus()
  }
  return (
    <div className={styles.chip}>
      {action.label}
      <IconButton
        label="Show everything again"
        shortcut={shortcut ?? ''}
        icon={<X />}
        tooltipSide="top"
        className={styles.end}
        onClick={handleEnd}
      />
    </div>
  )
}
