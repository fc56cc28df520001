/** The button of the toolbar that opens the five faces. */
import { actionOf } from '@journeyboard/editor'
import { Smile } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useState } from 'react'
import { classNames } from '../../ui/classNames.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useBoard } from '../boardContext.ts'
import buttonStyles from './ActionButton.module.css'
import { ActionIcon } from './ActionIcon.tsx'
import { Face } from './Face.tsx'
import styles from './FeelingPicker.module.css'
import { useAction } from './useAction.ts'

const FACES = [0, 1, 2, 3, 4] as const

/** Works on the feelings of the steps where something is selected. */
export function FeelingPicker() {
  const board = useBoard()
  const [isOpen, setOpen] = useState(false)
  const { isEnabled } = useAction('feel1')
  const choose = (id: string) => {
    setOpen(false)
    actionOf(id).run(board)
  }
  const clear = actionOf('clearFeeling')
  return (
    <Popover
      label="Feeling"
      side="top"
      align="center"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Toolbar.Button asChild>
          <IconButton
            className={classNames(buttonStyles.worded)}
            label="Feeling"
            shortcut="1–5"
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
          const { id, label } = actionOf(`feel${face + 1}`)
          return (
            <IconButton
              key={face}
              label={label.replace(/^Feeling: /, '')}
              shortcut={`${face + 1}`}
              tooltipSide="top"
              icon={<Face face={face} size={26} />}
              className={styles.face}
              onClick={() => choose(id)}
            />
          )
        })}
        <IconButton
          label={clear.label}
          shortcut="0"
          tooltipSide="top"
          icon={<ActionIcon action={clear} />}
          onClick={() => choose(clear.id)}
        />
      </div>
    </Popover>
  )
}
