/** A card on the canvas, drawn from its layout; re-renders only when what it shows changes. */
import { CARD, type CardMeta, textDirection, tintOf } from '@journeyboard/layout'
import type { CardId } from '@journeyboard/model'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useGesture, useIsDimmed, useIsSelected, useRecord } from '../board/boardContext.ts'
import { classNames } from '../ui/classNames.ts'
import { belowImage, CardImage, textField } from './CardImage.tsx'
import styles from './card.module.css'
import { LockMark } from './LockMark.tsx'
import type { CardData, CardNode as CardNodeType } from './mountedNodes.ts'
import { TextEditor } from './TextEditor.tsx'
import { textOf } from './textOf.ts'
import { tintStyle } from './tintStyle.ts'

// React Flow passes the position too, but its wrapper has moved the card already.
export const CardNode = memo(CardOnCanvas, (before, after) => before.data === after.data)

function CardOnCanvas({ id, data }: NodeProps<CardNodeType>) {
  const board = useBoard()
  const isSelected = useIsSelected(`card/${id}`)
  const isDimmed = useIsDimmed(`card/${id}`)
  const isEditing = useStore(board.editing.store, (editing) => editing?.family === 'card' && editing.id === id)
  const isLifted = useGesture(
    (gesture) => gesture.type === 'move' && !gesture.isCopy && gesture.cards.includes(id as CardId),
  )
  const field = textField(data.box, CARD)
  return (
    <CardFace data={data} isSelected={isSelected} isDimmed={isDimmed} isLifted={isLifted}>
      {isEditing ? (
        <div
          className={classNames(styles.editing, field.className)}
          data-cut={data.box.isCut || undefined}
          style={field.style}
        >
          <TextEditor
            family="card"
            id={id as CardId}
            field="text"
            isMultiline
            className={styles.editor ?? ''}
            label={data.card.image ? 'Caption of the image' : 'Card text'}
            placeholder={data.card.image ? 'Caption' : ''}
          />
        </div>
      ) : data.box.isCut ? (
        <CutText data={data} />
      ) : (
        <CardText data={data} />
      )}
    </CardFace>
  )
}

interface FaceProps {
  readonly data: CardData
  readonly isSelected?: boolean
  readonly isDimmed?: boolean
  readonly isLifted?: boolean
  readonly children: React.ReactNode
}

export function CardFace({ data: { card, box }, isSelected, isDimmed, isLifted, children }: FaceProps) {
  const tint = tintOf(card)
  return (
    <div
      className={styles.card}
      data-selected={isSelected || undefined}
      data-dimmed={(isDimmed && !isSelected) || undefined}
      data-lifted={isLifted || undefined}
      data-moment={card.moment?.polarity}
      data-card={card.id}
      style={tintStyle(tint)}
    >
      {box.image && <CardImage image={box.image} />}
      {children}
      {box.meta && <Meta meta={box.meta} />}
      {card.isLocked && <LockMark />}
    </div>
  )
}

/** The lines exactly as the layout broke them. */
export function CardText({ data: { box } }: { readonly data: CardData }) {
  return <div className={styles.text} style={belowImage(box, CARD.top)} {...textOf(box.lines)} />
}

/** What a card shows of a text that is longer; all of it shows while the pointer rests there. */
function CutText({ data }: { readonly data: CardData }) {
  const { id, text } = data.card
  // The data of a node stays the same while only what is left out changes.
  const whole = useRecord(id, (journey) => journey.cardById.get(id)?.text ?? text)
  return (
    <div className={styles.cut} title={whole}>
      <CardText data={data} />
    </div>
  )
}

function Meta({ meta }: { readonly meta: CardMeta }) {
  return (
    <div className={styles.meta} style={{ height: meta.height }}>
      {meta.parts.map((part) => (
        <span
          key={`${part.x} ${part.y}`}
          className={styles[part.role]}
          data-polarity={part.polarity ?? undefined}
          dir={textDirection(part.text)}
          style={{ left: part.x, top: part.y, ...(part.isFromRight && { width: part.width, textAlign: 'right' }) }}
        >
          {part.text}
        </span>
      ))}
    </div>
  )
}
