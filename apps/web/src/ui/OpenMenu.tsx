/** Menus that are open: Radix, and what all of them are made of. */
import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type RefObject, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from './classNames.ts'
import styles from './Menu.module.css'
import type { MenuEntry, MenuProps, PointMenuProps } from './Menu.tsx'
import { TriggerStandIn } from './TriggerStandIn.tsx'

export interface ButtonMenuProps extends Required<Omit<MenuProps, 'children'>> {
  readonly button: RefObject<HTMLElement | null>
  readonly buttonId: string
  readonly isOpen: boolean
  readonly isOpenedByKey: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function ButtonMenu(props: ButtonMenuProps) {
  const { button, buttonId, entries, align, side, isOpen, isOpenedByKey, onOpenChange } = props
  const chosen = useRef<Run | null>(null)
  const menu = useRef<HTMLDivElement>(null)
  const hasFocusBack = useRef(false)
  const change = (opens: boolean) => {
    flushSync(() => onOpenChange(opens))
    hasFocusBack.current = !opens && chosen.current !== null
    if (!hasFocusBack.current) return
    button.current?.focus()
    runChosen(chosen)
  }
  return (
    // Not modal: all else stays readable, and a right click elsewhere opens the menu there.
    <Radix.Root modal={false} open={isOpen} onOpenChange={change}>
      <Radix.Trigger asChild>
        <TriggerStandIn of={button} />
      </Radix.Trigger>
      <Radix.Portal container={landmark()}>
        <Radix.Content
          ref={menu}
          className={styles.menu}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={buttonId}
          onCloseAutoFocus={(event) => {
            if (hasFocusBack.current) event.preventDefault()
          }}
        >
          {isOpenedByKey && <FirstFocused of={menu} />}
          <Entries entries={entries} chosen={chosen} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Who opened it by a key has its first entry under the next one. Radix knows only of keys since it is there. */
function FirstFocused({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    of.current?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus({ preventScroll: true })
  }, [of])
  return null
}

export interface OpenPointMenuProps extends PointMenuProps {
  readonly point: NonNullable<PointMenuProps['point']>
}

/** A menu without a button of its own. After it closes, the focus goes back to where it was. */
export function PointMenu(props: OpenPointMenuProps) {
  const { label, entries, point, isOpenedByKey, onClose, onReturnFocus } = props
  const content = useRef<HTMLDivElement>(null)
  const focusedBefore = useRef<Element | null>(null)
  const chosen = useRef<Run | null>(null)
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
            content.current = menu
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
          {isOpenedByKey && <FirstFocused of={content} />}
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
