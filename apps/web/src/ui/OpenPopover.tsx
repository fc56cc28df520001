/** A popover that is open: Radix, and what all of them are made of. */
import { Popover as Radix } from 'radix-ui'
import type { RefObject } from 'react'
import styles from './Popover.module.css'
import type { PopoverProps } from './Popover.tsx'
import { TriggerStandIn } from './TriggerStandIn.tsx'

export interface OpenPopoverProps extends Omit<PopoverProps, 'trigger' | 'open' | 'onOpenChange'> {
  readonly button: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function OpenPopover(props: OpenPopoverProps) {
  const { label, button, isOpen, onOpenChange, children, side = 'bottom', align = 'start', onCloseAutoFocus } = props
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <TriggerStandIn of={button} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.popover}
          aria-label={label}
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={8}
          {...(onCloseAutoFocus && { onCloseAutoFocus })}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
