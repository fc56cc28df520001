/** A small panel under a button: focus goes into it, Escape and a click beside it close it. */
import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './Popover.module.css'

export interface PopoverProps {
  /** Its name for those who do not see what it hangs on. */
  readonly label: string
  /** The button that opens it: one element that takes a ref and attributes. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  /** For those who have to close it themselves. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** When it has closed and the focus is about to go back to the button; `preventDefault` leaves it alone. */
  readonly onCloseAutoFocus?: (event: Event) => void
}

export function Popover(props: PopoverProps) {
  const { label, trigger, children, side = 'bottom', align = 'start', open, onOpenChange, onCloseAutoFocus } = props
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
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
