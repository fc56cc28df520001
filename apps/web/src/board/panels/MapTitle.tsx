/** The map's title in the bar, renamed in place. */
import { MAP_TITLE } from '@journeyboard/editor'
import { MAP_ID } from '@journeyboard/model'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useBoard, useRecord, useRights } from '../boardContext.ts'
import styles from './MapBar.module.css'
import { SharedTextField } from './SharedTextField.tsx'

const TITLE = { family: 'map', id: MAP_ID, field: 'title' } as const

export function MapTitle() {
  const board = useBoard()
  const { structure } = useRights()
  const title = useRecord(MAP_ID, (journey) => journey.map.title)
  const isEdited = useStore(board.editing.store, (editing) => editing?.family === 'map' && editing.field === 'title')
  const button = useRef<HTMLButtonElement>(null)
  const wasEdited = useRef(false)
  useEffect(() => {
    // Who renamed by the keyboard goes on where they were.
    if (wasEdited.current && !isEdited && document.activeElement === document.body) button.current?.focus()
    wasEdited.current = isEdited
  }, [isEdited])
  if (isEdited) {
    return (
      <SharedTextField
        className={styles.titleField ?? ''}
        aria-label="Title of the map"
        placeholder="Untitled map"
        text={TITLE}
        value={title}
        undoLabel="Edit title"
        takesFocus
        onLeave={() => board.editing.end()}
      />
    )
  }
  if (!structure) {
    return (
      <h1 className={styles.heading}>
        <span className={styles.title}>{title || 'Untitled map'}</span>
      </h1>
    )
  }
  return (
    <h1 className={styles.heading}>
      <button
        ref={button}
        type="button"
        className={styles.title}
        title="Rename the map"
        onClick={() => board.editing.begin({ ...MAP_TITLE, isNew: false })}
      >
        {title || 'Untitled map'}
      </button>
    </h1>
  )
}
