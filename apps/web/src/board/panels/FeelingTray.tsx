/** The five faces, and the way to take a feeling away. */
import { actionOf } from '@journeyboard/editor'
import type { MouseEvent } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard } from '../boardContext.ts'
import { shortcutOf } from '../keys/keymapStore.ts'
import { ActionIcon } from './ActionIcon.tsx'
import { Face } from './Face.tsx'
import styles from './FeelingPicker.module.css'

const FACES = [0, 1, 2, 3, 4] as const

interface Props {
  /** `isByPointer`: whoever used the pointer goes on with keys on the board, others stay at the button. */
  readonly onChosen: (isByPointer: boolean) => void
}

/** Works on the feelings of the steps where something is selected. */
export function FeelingTray({ onChosen }: Props) {
  const board = useBoard()
  const choose = (id: string, event: MouseEvent) => {
    onChosen(event.detail > 0)
    actionOf(id).run(board)
  }
  const clear = actionOf('clearFeeling')
  return (
    <div className={styles.faces}>
      {FACES.map((face) => {
        const action = actionOf(`feel${face + 1}`)
        return (
          <IconButton
            key={face}
            label={action.label.replace(/^Feeling: /, '')}
            shortcut={shortcutOf(action) ?? ''}
            tooltipSide="top"
            icon={<Face face={face} size={26} />}
            className={styles.face}
            onClick={(event) => choose(action.id, event)}
          />
        )
      })}
      <IconButton
        label={clear.label}
        shortcut={shortcutOf(clear) ?? ''}
        tooltipSide="top"
        icon={<ActionIcon action={clear} />}
        onClick={(event) => choose(clear.id, event)}
      />
    </div>
  )
}
