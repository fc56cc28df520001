/** Menus from a list of entries, whose labels differ: under a button, or at a point (for a right click). */
import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
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
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} side={side} sideOffset={6} collisionPadding={8}>
          <Entries entries={entries} />
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
}

/** A menu without a button of its own. After it closes, the focus goes back to where it was. */
export function PointMenu({ label, entries, point, onClose }: PointMenuProps) {
  const focusedBefore = useRef<Element | null>(null)
  if (!point) return null
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Trigger asChild>
        <span className={styles.point} style={{ left: point.x, top: point.y }} aria-hidden tabIndex={-1} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={(menu) => {
            if (menu && !menu.contains(document.activeElement)) focusedBefore.current ??= document.activeElement
          }}
          className={styles.menu}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (focusedBefore.current instanceof HTMLElement) focusedBefore.current.focus()
            focusedBefore.current = null
          }}
        >
          <Entries entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  let key = ''
  return entries.map((entry) => {
    key = entry.kind === 'separator' ? `after ${key}` : entry.label
    return <Entry key={key} entry={entry} />
  })
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Radix.Separator className={styles.separator} />
    case 'choice':
      return (
        <Radix.CheckboxItem
          className={styles.entry}
          checked={entry.checked}
          disabled={entry.disabled ?? false}
          onSelect={entry.run}
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
          <Radix.Portal>
            <Radix.SubContent className={styles.menu} sideOffset={4} alignOffset={-5} collisionPadding={8}>
              <Entries entries={entry.entries} />
            </Radix.SubContent>
          </Radix.Portal>
        </Radix.Sub>
      )
    case 'action':
      return (
        <Radix.Item
          className={classNames(styles.entry, entry.danger && styles.danger)}
          disabled={entry.disabled ?? false}
          onSelect={entry.run}
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          {entry.shortcut && <kbd className={styles.shortcut}>{entry.shortcut}</kbd>}
        </Radix.Item>
      )
  }
}
