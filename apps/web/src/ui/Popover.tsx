/** A small panel under a button: focus goes into it, Escape and a click beside it close it. */
import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'

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

// What opens is a lot of code, and a page is there before anybody opens one.
const OpenPopover = lazyAgain(async () => (await import('./OpenPopover.tsx')).OpenPopover)

/** Worth it as soon as somebody may open one. */
export const preparePopovers = OpenPopover.prepare

/** What can not be fetched now is asked for again when it opens. */
function prepare(): void {
  preparePopovers().catch(() => {})
}

export function Popover({ trigger, open, onOpenChange, ...props }: PopoverProps) {
  const button = useRef<HTMLElement>(null)
  const [isOpenHere, setOpenHere] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  const isOpen = open ?? isOpenHere
  const change = (opens: boolean) => {
    setOpened(true)
    setOpenHere(opens)
    onOpenChange?.(opens)
  }
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-state={isOpen ? 'open' : 'closed'}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => change(!isOpen)}
      >
        {trigger}
      </Slot.Root>
      {wasOpened && (
        <Later onMissing={() => change(false)}>
          <OpenPopover {...props} button={button} isOpen={isOpen} onOpenChange={change} />
        </Later>
      )}
    </>
  )
}
