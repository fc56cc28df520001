/** The palette: find an action or a place on the map by typing. */
import { select, show } from '@journeyboard/editor'
import * as Radix from '@radix-ui/react-dialog'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { useBoard } from '../boardContext.ts'
import { shortcutOf } from '../keys/keymapStore.ts'
import { ActionIcon } from '../panels/ActionIcon.tsx'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './Palette.module.css'
import { type PaletteEntry, paletteEntries } from './paletteEntries.ts'

export interface PaletteProps extends BoardDialogProps {
  /** What was typed before the palette was there. */
  readonly typedAhead: Readonly<RefObject<string>>
}

export function Palette({ onClose, typedAhead }: PaletteProps) {
  const board = useBoard()
  const [query, setQuery] = useState('')
  // Not at the first drawing: React may show the palette a while later, and more has been typed by then.
  useLayoutEffect(() => setQuery(typedAhead.current), [typedAhead])
  const entries = paletteEntries(board, query)
  const [chosen, setChosen] = useState('')
  // cmdk looks for the first entry before the list shows the new ones, and is then left without any.
  const first = entries.some(({ key }) => key === chosen) ? chosen : (entries[0]?.key ?? '')
  useEffect(() => {
    if (chosen !== first) setChosen(first)
  }, [chosen, first])
  const run = (entry: PaletteEntry) => {
    onClose()
    // When the dialog is gone and the focus is on the board: the action may open a text or another dialog.
    setTimeout(() => {
      if (entry.kind === 'action') entry.action.run(board)
      else {
        select(board.selection, [entry.ref])
        show(board, entry.ref)
      }
    })
  }
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content className={styles.palette} aria-describedby={undefined}>
          <Radix.Title className={styles.unseen}>Find an action or a place</Radix.Title>
          <Command shouldFilter={false} label="Actions and places" loop value={chosen} onValueChange={setChosen}>
            <div className={styles.search}>
              <Search aria-hidden />
              <Command.Input
                ref={focusBehindText}
                value={query}
                onValueChange={setQuery}
                placeholder="What do you want to do, or where to go?"
                className={styles.input}
              />
            </div>
            <Command.List className={styles.list}>
              <Command.Empty className={styles.empty}>Nothing on this map and no action is called so.</Command.Empty>
              <Groups entries={entries} onChoose={run} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** At once, so that no key falls between; behind what was typed ahead, which a dialog would select. */
function focusBehindText(field: HTMLInputElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

interface GroupsProps {
  readonly entries: readonly PaletteEntry[]
  readonly onChoose: (entry: PaletteEntry) => void
}

function Groups({ entries, onChoose }: GroupsProps) {
  return (
    <>
      {groupsOf(entries).map((group) => (
        <Group
          key={group}
          title={group}
          entries={entries.filter((entry) => entry.kind === 'action' && entry.action.group === group)}
          onChoose={onChoose}
        />
      ))}
      <Group title="Go to" entries={entries.filter(({ kind }) => kind === 'place')} onChoose={onChoose} />
    </>
  )
}

/** In the order of their best entry, so that the best of all stands first. */
function groupsOf(entries: readonly PaletteEntry[]): string[] {
  return [...new Set(entries.flatMap((entry) => (entry.kind === 'action' ? [entry.action.group] : [])))]
}

function Group({ title, entries, onChoose }: GroupsProps & { readonly title: string }) {
  if (entries.length === 0) return null
  return (
    <Command.Group heading={title} className={styles.group}>
      {entries.map((entry) => (
        <Command.Item key={entry.key} value={entry.key} className={styles.item} onSelect={() => onChoose(entry)}>
          <Entry entry={entry} />
        </Command.Item>
      ))}
    </Command.Group>
  )
}

function Entry({ entry }: { readonly entry: PaletteEntry }) {
  if (entry.kind === 'place') {
    return (
      <>
        <span className={styles.label}>{entry.label}</span>
        <span className={styles.where}>{entry.where}</span>
      </>
    )
  }
  const shortcut = shortcutOf(entry.action)
  return (
    <>
      <span className={styles.icon}>
        <ActionIcon action={entry.action} />
      </span>
      <span className={styles.label}>{entry.label.replace('...', '…')}</span>
      {shortcut && <kbd className={styles.where}>{shortcut}</kbd>}
    </>
  )
}
