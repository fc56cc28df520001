/** A free note on the canvas. */
import { NOTE, noteTintOf } from '@journeyboard/layout'
import type { NoteId } from '@journeyboard/model'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useGesture, useIsDimmed, useIsSelected } from '../board/boardContext.ts'
import { classNames } from '../ui/classNames.ts'
import { belowImage, CardImage, textField } from './CardImage.tsx'
import styles from './card.module.css'
import { LockMark } from './LockMark.tsx'
import type { NoteData, NoteNode as NoteNodeType } from './mountedNodes.ts'
import { TextEditor } from './TextEditor.tsx'
import { textOf } from './textOf.ts'
import { tintStyle } from './tintStyle.ts'

export const NoteNode = memo(NoteOnCanvas, (before, after) => before.data === after.data)

function NoteOnCanvas({ id, data }: NodeProps<NoteNodeType>) {
  const board = useBoard()
  const isSelected = useIsSelected(`note/${id}`)
  const isDimmed = useIsDimmed(`note/${id}`)
  const isEditing = useStore(board.editing.store, (editing) => editing?.family === 'note' && editing.id === id)
  const isLifted = useGesture(
    (gesture) => gesture.type === 'move' && !gesture.isCopy && gesture.notes.includes(id as NoteId),
  )
  const field = textField(data.box, NOTE)
  return (
    <NoteFace data={data} isSelected={isSelected} isDimmed={isDimmed} isLifted={isLifted}>
      {isEditing ? (
        <div
          className={classNames(styles.editing, field.className)}
          data-cut={data.box.isCut || undefined}
          style={field.style}
        >
          <TextEditor
            family="note"
            id={id as NoteId}
            field="text"
            isMultiline
            className={styles.editor ?? ''}
            label={data.note.image ? 'Caption of the image' : 'Note text'}
            placeholder={data.note.image ? 'Caption' : ''}
          />
        </div>
      ) : (
        <NoteText data={data} />
      )}
    </NoteFace>
  )
}

function NoteText({ data: { note, box } }: { readonly data: NoteData }) {
  const text = <div className={styles.text} style={belowImage(box, NOTE.top)} {...textOf(box.lines)} />
  if (!box.isCut) return text
  return (
    <div className={styles.cut} title={note.text}>
      {text}
    </div>
  )
}

interface FaceProps {
  readonly data: NoteData
  readonly isSelected?: boolean
  readonly isDimmed?: boolean
  readonly isLifted?: boolean
  readonly children: React.ReactNode
}

export function NoteFace({ data: { note, box }, isSelected, isDimmed, isLifted, children }: FaceProps) {
  const tint = noteTintOf(note)
  return (
    <div
      className={styles.note}
      data-selected={isSelected || undefined}
      data-dimmed={(isDimmed && !isSelected) || undefined}
      data-lifted={isLifted || undefined}
      data-note={note.id}
      style={tintStyle(tint)}
    >
      {box.image && <CardImage image={box.image} />}
      {children}
      {note.isLocked && <LockMark />}
    </div>
  )
}
