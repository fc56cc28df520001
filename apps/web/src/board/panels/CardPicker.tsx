/** The button of the toolbar that opens the tray of new cards. */
import { ChevronUp } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { lazy, Suspense } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { usePanels } from '../boardContext.ts'
import styles from './CardPicker.module.css'
import { usePicker } from './usePicker.ts'

const CardTray = lazy(async () => ({ default: (await import('./CardTray.tsx')).CardTray }))

export function CardPicker() {
  const { close, popover } = usePicker()
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
      <Suspense fallback={<div className={styles.loading} />}>
        <CardTray onChosen={() => close(true)} />
      </Suspense>
    </Popover>
  )
}
