/** The button of the toolbar that opens the five faces. */
import { actionOf } from '@journeyboard/editor'
import { Smile } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { classNames } from '../../ui/classNames.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useShortcut } from '../keys/keymapStore.ts'
import { useFetchedAhead } from '../useFetchedAhead.ts'
import buttonStyles from './ActionButton.module.css'
import styles from './FeelingPicker.module.css'
import { useAction } from './useAction.ts'
import { usePicker } from './usePicker.ts'

const FeelingTray = lazyAgain(async () => (await import('./FeelingTray.tsx')).FeelingTray)

export function FeelingPicker() {
  const { close, popover } = usePicker()
  useFetchedAhead(FeelingTray.prepare)
  const { isEnabled } = useAction('feel1')
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
      <Later fallback={<div className={styles.faces} />} onMissing={() => close(true)}>
        <FeelingTray onChosen={close} />
      </Later>
    </Popover>
  )
}
