/** Menus from a list of entries, whose labels differ: under a button, or at a point (for a right click). */
import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from './classNames.ts'
import styles from './Menu.module.css'

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
  const chosen = useRef<Run | null>(null)
  // Known here, so that the landmark is looked for when the menu opens: the button may be older than the page's own.
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const hasFocusBack = useRef(false)
  const change = (opens: boolean) => {
    flushSync(() => setOpen(opens))
    hasFocusBack.current = !opens && chosen.current !== null
    if (!hasFocusBack.current) return
    trigger.current?.focus()
    runChosen(chosen)
  }
  return (
    // Not modal: all else stays readable, and a right click elsewhere opens the menu there.
    <Radix.Root modal={false} open={isOpen} onOpenChange={change}>
      <Radix.Trigger asChild ref={trigger}>
        {children}
      </Radix.Trigger>
      <Radix.Portal container={landmark()}>
        <Radix.Content
          className={styles.menu}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (hasFocusBack.current) event.preventDefault()
          }}
        >
          <Entries entries={entries} chosen={chosen} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface PointMenuProps {
  /** Name for those who do not see where it stands. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** In CSS pixels of the window; null while closed. */
  readonly point: { readonly x: number; readonly y: number } | null
  readonly onClose: () => void
  /** Instead of giving the focus back to where it was. */
  readonly onReturnFocus?: () => void
}

/** A menu without a button of its own. After it closes, the focus goes back to where it was. */
export function PointMenu({ label, entries, point, onClose, onReturnFocus }: PointMenuProps) {
  const focusedBefore = useRef<Element | null>(null)
  const chosen = useRef<Run | null>(null)
  if (!point) return null
  const close = () => {
    flushSync(onClose)
    if (onReturnFocus) onReturnFocus()
    else if (focusedBefore.current instanceof HTMLElement) focusedBefore.current.focus()
    focusedBefore.current = null
    runChosen(chosen)
  }
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <Radix.Trigger asChild>
        <span className={styles.point} style={{ left: point.x, top: point.y }} aria-hidden tabIndex={-1} />
      </Radix.Trigger>
      <Radix.Portal container={landmark()}>
        <Radix.Content
          ref={(menu) => {
            if (menu && !menu.contains(document.activeElement)) focusedBefore.current ??= document.activeElement
          }}
          className={styles.menu}
          // Beside the point it has the whole height of the window, and moves up or down to stay in it.
          side="right"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Entries entries={entries} chosen={chosen} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Where menus are put: outside of landmarks people who go from one to the next would not find them. */
function landmark(): HTMLElement | null {
  return document.querySelector('main')
}

type Run = () => void

/**
 * Runs the chosen entry when the menu has closed and the focus is back where it was: an entry that opens a text or a
 * dialog would lose the focus to the closing menu otherwise. Not by Radix's timer, which gives the focus back too: on a
 * busy page somebody has clicked elsewhere by then, and another menu that opened would lose the focus and close.
 */
function runChosen(chosen: RefObject<Run | null>): void {
  const run = chosen.current
  chosen.current = null
  if (run) queueMicrotask(run)
}

interface EntriesProps {
  readonly entries: readonly MenuEntry[]
  readonly chosen: RefObject<Run | null>
}

function Entries({ entries, chosen }: EntriesProps) {
  let key = ''
  return entries.map((entry) => {
    key = entry.kind === 'separator' ? `after ${key}` : entry.label
    return <Entry key={key} entry={entry} chosen={chosen} />
  })
}

function Entry({ entry, chosen }: { readonly entry: MenuEntry; readonly chosen: EntriesProps['chosen'] }) {
  const choose = (run: Run) => () => {
    chosen.current = run
  }
  switch (entry.kind) {
    case 'separator':
      return <Radix.Separator className={styles.separator} />
    case 'choice':
      return (
        <Radix.CheckboxItem
          className={styles.entry}
          checked={entry.checked}
          disabled={entry.disabled ?? false}
          onSelect={choose(entry.run)}
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          <Radix.ItemIndicator className={styles.icon}>
            <Check />
          </Radix.ItemIndicator>
        </Radix.CheckboxItem>
      )
    case 'submenu':
      return (
        <Radix.Sub>
          <Radix.SubTrigger className={styles.entry} disabled={entry.disabled ?? false}>
            <span className={styles.icon}>{entry.icon}</span>
            <span className={styles.label}>{entry.label}</span>
            <ChevronRight className={styles.more} />
          </Radix.SubTrigger>
          <Radix.Portal container={landmark()}>
            <Radix.SubContent className={styles.menu} sideOffset={4} alignOffset={-5} collisionPadding={8}>
              <Entries entries={entry.entries} chosen={chosen} />
            </Radix.SubContent>
          </Radix.Portal>
        </Radix.Sub>
      )
    case 'action':
      return (
        <Radix.Item
          className={classNames(styles.entry, entry.danger && styles.danger)}
          disabled={entry.disabled ?? false}
          onSelect={choose(entry.run)}
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          {entry.shortcut && <kbd className={styles.shortcut}>{entry.shortcut}</kbd>}
        </Radix.Item>
      )
  }
}
