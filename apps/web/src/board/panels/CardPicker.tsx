/** The button of the toolbar that opens the tray of new cards. */
import { ChevronUp } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { usePanels } from '../boardContext.ts'
import { useFetchedAhead } from '../useFetchedAhead.ts'
import styles from './CardPicker.module.css'
import { usePicker } from './usePicker.ts'

const CardTray = lazyAgain(async () => (await import('./CardTray.tsx')).CardTray)

export function CardPicker() {
  const { close, popover } = usePicker()
  useFetchedAhead(CardTray.prepare)
  const isMaking = usePanels((panels) => panels.tool === 'make')
  return (
    <Popover
      label="Kinds of cards"
      side="top"
      align="center"
      {...popover}
      trigger={
        <Toolbar.Button asChild>
          <IconButton
            className={styles.button}
            label="Kinds of cards"
            icon={<ChevronUp aria-hidden />}
            tooltipSide="top"
            data-active={isMaking || undefined}
          />
        </Toolbar.Button>
      }
    >
      <Later fallback={<div className={styles.loading} />} onMissing={() => close(true)}>
        <CardTray onChosen={() => close(true)} />
      </Later>
    </Popover>
  )
}
