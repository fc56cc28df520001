/** The outline as a tree: arrows walk it, Enter writes, Delete deletes, Alt+arrows move, and the board follows. */
import {
  actionOf,
  type Board,
  canRun,
  deleteRefs,
  insertCard,
  mayChange,
  mayWrite,
  type Ref,
  select,
  show,
} from '@journeyboard/editor'
import { type CardId, cellKey, type Journey, type StepId } from '@journeyboard/model'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { Tree } from 'react-aria-components/Tree'
import { useStore } from 'zustand'
import { useBoard, useJourney, useRights } from '../boardContext.ts'
import { useShortcut } from '../keys/keymapStore.ts'
import { panelKey } from '../keys/matchAction.ts'
import { OutlineItem } from './OutlineItem.tsx'
import styles from './OutlinePanel.module.css'
import { cardKey, type OutlineEntry, outlineEntries, pathTo, rowKey, type Writing } from './outlineEntries.ts'

/** What keys do to an entry as they do on the board. */
const DEEDS = ['edit', 'delete', 'moveLeft', 'moveRight', 'moveUp', 'moveDown'] as const

export function OutlineTree() {
  const board = useBoard()
  const journey = useJourney()
  const entries = useMemo(() => outlineEntries(journey), [journey])
  const focus = useStore(board.selection, (selection) => selection.refs.at(-1))
  const path = pathTo(journey, focus)
  // A lane has a line in each stage: the one that was chosen stands for it.
  const [chosenRow, setChosenRow] = useState<string | null>(null)
  const isRowChosen = focus?.family === 'lane' && entryOf(entries, chosenRow ?? '')?.row?.lane === focus.id
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(firstOpened(entries, path)))
  const [begun, setWriting] = useState<Writing | null>(null)
  // What somebody else deletes is written no more.
  const writing = begun && entryOf(entries, begun.key) ? begun : null
  const open = (keys: readonly string[]) => setOpened((before) => new Set([...before, ...keys]))

  const addCard = (entry: OutlineEntry) => {
    const id = addCardAt(board, entry)
    if (!id) return
    if (entry.row) open([`stage/${entry.row.stage}`, rowKey(entry.row.stage, entry.row.lane)])
    setWriting({ key: cardKey(id), isNew: true })
  }
  const write = ({ key, ref }: OutlineEntry) => {
    if (ref && mayWrite(board, ref)) setWriting({ key, isNew: false })
  }
  const handleKey = (event: KeyboardEvent) => {
    if (writing || !(event.target instanceof HTMLElement)) return
    const entry = entryOf(entries, event.target.closest('[data-key]')?.getAttribute('data-key') ?? '')
    if (!entry || !actOn(board, entry, event, () => write(entry))) return
    event.preventDefault()
    event.stopPropagation()
  }
  const tree = (
    <div onKeyDownCapture={handleKey} className={styles.tree}>
      <Tree
        aria-label="All that is on the map"
        items={entries}
        dependencies={[writing]}
        selectionMode="single"
        selectionBehavior="replace"
        escapeKeyBehavior="none"
        selectedKeys={isRowChosen && chosenRow ? [chosenRow] : path.slice(-1)}
        onSelectionChange={(keys) => {
          const entry = keys === 'all' ? undefined : entryOf(entries, String([...keys][0] ?? ''))
          if (!entry?.ref) return
          setChosenRow(entry.ref.family === 'lane' ? entry.key : null)
          choose(board, entry.ref)
        }}
        expandedKeys={opened}
        onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
        onAction={(key) => {
          const entry = entryOf(entries, String(key))
          if (entry) write(entry)
        }}
      >
        {function item(entry: OutlineEntry) {
          return (
            <OutlineItem
              id={entry.key}
              entry={entry}
              writing={writing?.key === entry.key ? writing : null}
              onWrite={setWriting}
              onAdd={addCard}
            >
              <Collection items={entry.entries} dependencies={[writing]}>
                {item}
              </Collection>
            </OutlineItem>
          )
        }}
      </Tree>
    </div>
  )
  return (
    <>
      {journey.stages.length === 0 && <NoStages />}
      {entries.length > 0 && tree}
    </>
  )
}

/** What is selected on the board, else the first stage. */
function firstOpened(entries: readonly OutlineEntry[], path: readonly string[]): readonly string[] {
  const [first] = entries
  if (path.length > 1) return path.slice(0, -1)
  return first ? [first.key, ...first.entries.map(({ key }) => key)] : []
}

function entryOf(entries: readonly OutlineEntry[], key: string): OutlineEntry | undefined {
  for (const entry of entries) {
    const found = entry.key === key ? entry : entryOf(entry.entries, key)
    if (found) return found
  }
  return undefined
}

function choose(board: Board, ref: Ref): void {
  select(board.selection, [ref])
  show(board, ref)
}

/** Below the card that the entry is; else below the last card of its row, or in the first step of an empty row. */
function addCardAt(board: Board, { ref, row }: OutlineEntry): CardId | null {
  if (!row || !mayChange(board, 'cards')) return null
  const place = placeAfter(board.doc.projection.journey(), ref, row)
  if (!place) {
    board.notices.toast('This stage has no step that could hold a card. Select it on the map and add one.')
    return null
  }
  const id = insertCard(board.doc, place)
  choose(board, { family: 'card', id })
  return id
}

function placeAfter(journey: Journey, ref: OutlineEntry['ref'], { stage, lane }: NonNullable<OutlineEntry['row']>) {
  const cardsAt = (step: StepId) => journey.cardsByCell.get(cellKey({ step, lane })) ?? []
  const card = ref?.family === 'card' ? journey.cardById.get(ref.id) : undefined
  if (card) return { step: card.place.step, lane, index: cardsAt(card.place.step).indexOf(card) + 1 }
  const steps = journey.stepsByStage.get(stage) ?? []
  const step = steps.findLast(({ id }) => cardsAt(id).length > 0) ?? steps[0]
  return step ? { step: step.id, lane, index: cardsAt(step.id).length } : null
}

/** Whether the key did something to the entry. */
function actOn(board: Board, entry: OutlineEntry, event: KeyboardEvent, write: () => void): boolean {
  const { ref } = entry
  // Enter is the tree's own: on a line it writes, on a button it presses that.
  const deed = event.key === 'Enter' ? undefined : panelKey(event, ...DEEDS)
  if (!ref || !deed) return false
  if (deed === 'edit') write()
  else if (deed === 'delete') deleteRefs(board, [ref])
  else {
    select(board.selection, [ref])
    const action = actionOf(deed)
    if (canRun(board, action)) action.run(board)
  }
  return true
}

function NoStages() {
  const key = useShortcut(actionOf('addStage'))
  const { structure } = useRights()
  const how = ` Choose “Add a stage” on the map${key ? `, or press ${key} there` : ''}.`
  return <p className={styles.empty}>The map has no stages yet.{structure && how}</p>
}
