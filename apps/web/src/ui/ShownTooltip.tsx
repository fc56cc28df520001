/** The label itself, over the page. */
import { Tooltip as Radix } from 'radix-ui'
import { useLayoutEffect, useRef } from 'react'
import styles from './Tooltip.module.css'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

export interface ShownTooltipProps {
  /** Has `data-tooltip`, and what else `Tooltip` writes on it. */
  readonly target: HTMLElement
  readonly onClose: () => void
}

export function ShownTooltip({ target, onClose }: ShownTooltipProps) {
  const place = useRef<HTMLSpanElement>(null)
  const { tooltip, tooltipKeys, tooltipSide } = target.dataset
  const { left, top, width, height } = target.getBoundingClientRect()
  useLayoutEffect(() => {
    const words = place.current?.getAttribute('aria-describedby')
    if (!words || target.hasAttribute('aria-describedby')) return
    target.setAttribute('aria-describedby', words)
    return () => target.removeAttribute('aria-describedby')
  }, [target])
  return (
    <Radix.Provider>
      <Radix.Root open onOpenChange={onClose}>
        <Radix.Trigger asChild>
          <span ref={place} className={styles.place} style={{ left, top, width, height }} />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            className={styles.tooltip}
            side={tooltipSide as TooltipSide}
            sideOffset={6}
            collisionPadding={8}
          >
            {tooltip}
            {tooltipKeys && <kbd className={styles.shortcut}>{tooltipKeys}</kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
