/** Menus from a list of entries, whose labels differ: under a button, or at a point (for a right click). */
import { Slot } from 'radix-ui'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'

// What opens is a lot of code, and a page is there before anybody opens one.
const ButtonMenu = lazyAgain(async () => (await import('./OpenMenu.tsx')).ButtonMenu)
const OpenPointMenu = lazyAgain(async () => (await import('./OpenMenu.tsx')).PointMenu)

/** Worth it as soon as somebody may open one. */
export async function prepareMenus(): Promise<void> {
  await Promise.all([ButtonMenu.prepare(), OpenPointMenu.prepare()])
}

/** What can not be fetched now is asked for again when it opens. */
function prepare(): void {
  prepareMenus().catch(() => {})
}

export type MenuEntry = MenuAction | MenuChoice | MenuSubmenu | { readonly kind: 'separator' }

interface MenuLabel {
  readonly label: string
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

export interface MenuAction extends MenuLabel {
  readonly kind: 'action'
  /** Shown at the end, such as `Shift+S`; binding it is somebody else's matter. */
  readonly shortcut?: string
  readonly danger?: boolean
  readonly run: () => void
}

/** An entry that can be on or off. */
export interface MenuChoice extends MenuLabel {
  readonly kind: 'choice'
  readonly checked: boolean
  readonly run: () => void
}

export interface MenuSubmenu extends MenuLabel {
  readonly kind: 'submenu'
  readonly entries: readonly MenuEntry[]
}

export interface MenuProps {
  readonly entries: readonly MenuEntry[]
  /** The button that opens it: one element that takes a ref and attributes. */
  readonly children: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
}

export function Menu({ entries, children, align = 'start', side = 'bottom' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  /** Null until it is opened for the first time. */
  const [openedBy, setOpenedBy] = useState<'pointer' | 'key' | null>(null)
  const toggle = (by: 'pointer' | 'key') => {
    setOpenedBy(by)
    setOpen(!isOpen)
  }
  const handlePointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return
    // The focus goes into what opens, not onto the button.
    if (!isOpen) event.preventDefault()
    toggle('pointer')
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    if (![' ', 'Enter', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    if (event.key !== 'ArrowDown' || !isOpen) toggle('key')
  }
  return (
    <>
      <Slot.Root
        ref={button}
        id={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-state={isOpen ? 'open' : 'closed'}
        onPointerEnter={prepare}
        onFocus={prepare}
        onPointerDown={handlePointerDown}
        onKeyDown={handleKeyDown}
      >
        {children}
      </Slot.Root>
      {openedBy && (
        <Later onMissing={() => setOpen(false)}>
          <ButtonMenu
            buttonId={id}
            button={button}
            entries={entries}
            align={align}
            side={side}
            isOpen={isOpen}
            isOpenedByKey={openedBy === 'key'}
            onOpenChange={setOpen}
          />
        </Later>
      )}
    </>
  )
}

export interface PointMenuProps {
  /** Name for those who do not see where it stands. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** In CSS pixels of the window; null while closed. */
  readonly point: { readonly x: number; readonly y: number } | null
  /** Its first entry has the focus then. */
  readonly isOpenedByKey?: boolean
  readonly onClose: () => void
  /** Instead of giving the focus back to where it was. */
  readonly onReturnFocus?: () => void
}

/** A menu without a button of its own. After it closes, the focus goes back to where it was. */
export function PointMenu({ point, ...menu }: PointMenuProps) {
  return (
    point && (
      <Later onMissing={menu.onClose}>
        <OpenPointMenu {...menu} point={point} />
      </Later>
    )
  )
}
