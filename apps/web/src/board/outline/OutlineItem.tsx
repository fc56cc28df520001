/** One line of the outline: a stage, a lane in it, a card, or what lies beside the cells. */
import { ChevronRight, Plus } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useBoard, useRights } from '../boardContext.ts'
import { isComposed } from '../keys/composing.ts'
import { undoKey } from '../keys/undoKey.ts'
import { SharedTextField } from '../panels/SharedTextField.tsx'
import styles from './OutlinePanel.module.css'
import type { OutlineEntry, Writing } from './outlineEntries.ts'

interface Props {
  readonly id: string
  readonly entry: OutlineEntry
  readonly writing: Writing | null
  readonly onWrite: (writing: Writing | null) => void
  readonly onAdd: (entry: OutlineEntry) => void
  readonly children: ReactNode
}

export function OutlineItem({ id, entry, writing, onWrite, onAdd, children }: Props) {
  const { ref, text, aside, row, entries } = entry
  const { cards } = useRights()
  const name = aside && (ref?.family === 'card' || ref?.family === 'link') ? `${text}, ${aside}` : text
  return (
    <TreeItem id={id} textValue={name} className={styles.item ?? ''} data-family={ref?.family ?? 'stage'}>
      <TreeItemContent>
        {entries.length > 0 ? (
          <Button slot="chevron" className={styles.chevron ?? ''}>
            <ChevronRight aria-hidden />
          </Button>
        ) : (
          <span className={styles.chevron} />
        )}
        {writing && ref ? (
          <EntryField entry={entry} of={ref} isNew={writing.isNew} onWrite={onWrite} onAdd={onAdd} />
        ) : (
          <>
            <span className={styles.text}>{text}</span>
            <span className={styles.aside}>{aside}</span>
          </>
        )}
        {row && ref?.family === 'lane' && cards && (
          <Button className={styles.add ?? ''} aria-label={`Add card in ${text}`} onPress={() => onAdd(entry)}>
            <Plus aria-hidden />
          </Button>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}

type FieldProps = Pick<Props, 'entry' | 'onWrite' | 'onAdd'> & {
  readonly of: NonNullable<OutlineEntry['ref']>
  readonly isNew: boolean
}

const FIELDS = { stage: 'title', lane: 'title', card: 'text', note: 'text', link: 'label' } as const

/** As on the board: Escape keeps and leaves, Ctrl+Enter keeps and begins the next card; in a title Enter leaves too. */
function EntryField({ entry, of: ref, isNew, onWrite, onAdd }: FieldProps) {
  const board = useBoard()
  const { family, id } = ref
  const field = FIELDS[family]
  const isMultiline = field === 'text'
  const value = board.doc.readText(family, id, field)
  const leave = () => {
    // A new card without a word goes as if it had never been.
    if (isNew && board.doc.readText(family, id, field).trim() === '') board.doc.history.forgetLast()
    onWrite(null)
  }
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    // Undo is the field's own.
    if (isComposed(event) || undoKey(event)) return
    const isMod = event.ctrlKey || event.metaKey
    const begins = event.key === 'Enter' && isMod && entry.row !== null && family === 'card'
    const leaves = event.key === 'Escape' || (event.key === 'Enter' && !isMultiline)
    // The tree would walk, type ahead and expand with these keys.
    event.stopPropagation()
    if (!begins && !leaves) return
    event.preventDefault()
    // Never through the page's body: a tree that gets the focus back goes to its old line.
    event.currentTarget.closest<HTMLElement>('[data-key]')?.focus()
    if (begins) onAdd(entry)
  }
  return (
    <span className={styles.field} onKeyDownCapture={handleKey}>
      <SharedTextField
        text={{ family, id, field }}
        value={value}
        aria-label={`Text of ${entry.text}`}
        undoLabel={isNew ? 'Add card' : `Edit ${family}`}
        joinsLast={isNew}
        isMultiline={isMultiline}
        takesFocus
        onLeave={leave}
      />
    </span>
  )
}
