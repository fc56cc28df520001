/** The button of the toolbar that opens the five faces. */
import { actionOf } from '@journeyboard/editor'
import { Smile } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import type { MouseEvent } from 'react'
import { classNames } from '../../ui/classNames.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useBoard } from '../boardContext.ts'
import { shortcutOf, useShortcut } from '../keys/keymapStore.ts'
import buttonStyles from './ActionButton.module.css'
import { ActionIcon } from './ActionIcon.tsx'
import { Face } from './Face.tsx'
import styles from './FeelingPicker.module.css'
import { useAction } from './useAction.ts'
import { usePicker } from './usePicker.ts'

const FACES = [0, 1, 2, 3, 4] as const

/** Works on the feelings of the steps where something is selected. */
export function FeelingPicker() {
  const board = useBoard()
  const { close, popover } = usePicker()
  const { isEnabled } = useAction('feel1')
  const choose = (id: string, event: MouseEvent) => {
    // Whoever used the pointer goes on with keys on the board; whoever came by the keyboard stays at the button.
    close(event.detail > 0)
    actionOf(id).run(board)
  }
  const clear = actionOf('clearFeeling')
  const hasDigits = useShortcut(actionOf('feel1')) === '1'
  return (
    <Popover
      label="Feeling"
      side="top"
      align="center"
      {...popover}
      trigger={
        <Toolbar.Button asChild>
          <IconButton
            className={classNames(buttonStyles.worded)}
            label="Feeling"
            shortcut={hasDigits ? '1–5' : ''}
            tooltipSide="top"
            disabled={!isEnabled}
            icon={
              <>
                <Smile aria-hidden />
                <span className={buttonStyles.word}>Feeling</span>
              </>
            }
          />
        </Toolbar.Button>
      }
    >
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
    </Popover>
  )
}
