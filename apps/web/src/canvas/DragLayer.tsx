/** What is in the hand: lifted cards, the target that lights up, the marquee, a link being drawn. */

import { boxOf, type Gesture, looseBoxes, newNoteBox, previewOf } from '@journeyboard/editor'
import { type Box, connectorPath, type Layout, linkPath, NOTE, tintOf } from '@journeyboard/layout'
import { useBoard, useGesture, useLayout } from '../board/boardContext.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { borderLine } from './borderLine.ts'
import { belowImage } from './CardImage.tsx'
import { CardFace, CardText } from './CardNode.tsx'
import styles from './drag.module.css'
import { NoteFace } from './NoteNode.tsx'
import { placeOf } from './placeOf.ts'
import { textOf } from './textOf.ts'
import { tintStyle } from './tintStyle.ts'
import { useFollowingHand } from './useFollowingHand.ts'

const HeaderLift = lazyAgain(async () => (await import('./HeaderLift.tsx')).HeaderLift)

/** More places than this say no more. */
const MOST_PLACES = 20

export function DragLayer() {
  const type = useGesture((gesture) => gesture.type)
  switch (type) {
    case 'move':
      return (
        <>
          <Target />
          <OnGround />
          <Lifted />
        </>
      )
    case 'make':
      return (
        <>
          <Target />
          <OnGround />
          <NewInHand />
        </>
      )
    case 'marquee':
      return <Marquee />
    case 'moveHeader':
      return <HeaderInHand />
    case 'resize':
      return <ResizeLine />
    case 'link':
      return <LinkInHand />
    case 'feel':
    case 'none':
      return null
  }
}

type GestureOf<Type extends Gesture['type']> = Extract<Gesture, { type: Type }>

function useGestureOf<Type extends Gesture['type'], R>(type: Type, read: (gesture: GestureOf<Type>) => R): R | null {
  return useGesture((gesture) => (gesture.type === type ? read(gesture as GestureOf<Type>) : null))
}

/** Copies of what is dragged. */
function Lifted() {
  const board = useBoard()
  const holder = useFollowingHand<HTMLDivElement>()
  const cards = useGestureOf('move', (gesture) => gesture.cards)
  const notes = useGestureOf('move', (gesture) => gesture.notes)
  const layout = board.layout.getState()
  return (
    <div ref={holder} className={styles.lifted}>
      {cards?.map((id) => {
        const box = layout.cardById.get(id)
        const card = layout.journey.cardById.get(id)
        if (!box || !card) return null
        return (
          <div key={id} className={styles.thing} style={placeOf(box.box)}>
            <CardFace data={{ card, box }}>
              <CardText data={{ card, box }} />
            </CardFace>
          </div>
        )
      })}
      {notes?.map((id) => {
        const box = layout.noteById.get(id)
        if (!box) return null
        return (
          <div key={id} className={styles.thing} style={placeOf(box.box)}>
            <NoteFace data={{ note: box.record, box }}>
              <div className={styles.noteText} style={belowImage(box, NOTE.top)} {...textOf(box.lines)} />
            </NoteFace>
          </div>
        )
      })}
    </div>
  )
}

/** A card that is not on the map yet: its middle is where the hand is. */
function NewInHand() {
  const holder = useFollowingHand<HTMLDivElement>()
  const kind = useGestureOf('make', (gesture) => gesture.kind)
  // Beside the map every kind of card becomes a note.
  const isNote = useGestureOf('make', (gesture) => gesture.target.kind === 'ground')
  if (!kind) return null
  const tint = isNote || kind === 'note' ? 'yellow' : tintOf({ kind, color: 'auto' })
  return (
    <div ref={holder} className={styles.lifted} data-new={isNote ? 'note' : kind}>
      <div className={styles.newThing} style={tintStyle(tint)} />
    </div>
  )
}

function Target() {
  const target = useGesture((gesture) =>
    (gesture.type === 'move' || gesture.type === 'make') && gesture.target.kind !== 'ground' ? gesture.target : null,
  )
  const preview = useGesture(previewOf)
  const layout = useLayout((current) => current)
  if (!target) return null
  if (target.kind === 'newStep') {
    return (
      <div className={styles.newStep} style={placeOf(target.line)} data-drop="newStep">
        <span className={styles.hint}>New step</span>
      </div>
    )
  }
  const box = boxOf(layout, { family: 'cell', step: target.step, lane: target.lane })
  if (!box) return null
  return (
    <>
      <div
        className={styles.cell}
        style={placeOf({ ...box, height: box.height + (preview?.growth ?? 0) })}
        data-drop="cell"
      />
      {preview && <div className={styles.room} style={placeOf(preview.room)} data-drop="room" />}
      <div className={styles.line} style={placeOf(target.line)} data-drop="line" />
    </>
  )
}

/** Where it would lie beside the map, which is not always under the hand: notes lie over nothing. */
function OnGround() {
  const gesture = useGesture((current) => current)
  const layout = useLayout((current) => current)
  const boxes = boxesOnGround(layout, gesture)
  return boxes.map(([id, box]) => <div key={id} className={styles.room} style={placeOf(box)} data-drop="ground" />)
}

function boxesOnGround(layout: Layout, gesture: Gesture): readonly (readonly [string, Box])[] {
  if (gesture.type === 'move') return [...looseBoxes(layout, gesture, MOST_PLACES)]
  if (gesture.type !== 'make' || gesture.target.kind !== 'ground') return []
  const { x, y } = gesture.at
  return [['new', newNoteBox(layout, { x: x - NOTE.width / 2, y: y - NOTE.minHeight / 2 })]]
}

function Marquee() {
  const box = useGestureOf('marquee', (gesture) => gesture.box)
  return box && <div className={styles.marquee} style={placeOf(box)} />
}

function HeaderInHand() {
  const refs = useGestureOf('moveHeader', (gesture) => gesture.refs)
  const line = useGestureOf('moveHeader', (gesture) => gesture.target?.line ?? null)
  return (
    <>
      <Later>
        {refs?.map((ref) => (
          <HeaderLift key={ref.id} of={ref} />
        ))}
      </Later>
      {line && <div className={styles.line} style={placeOf(line)} data-drop="line" />}
    </>
  )
}

function ResizeLine() {
  const gesture = useGestureOf('resize', (current) => current)
  const layout = useLayout((current) => current)
  if (!gesture) return null
  const line = borderLine(layout, gesture.ref, gesture.size)
  return line && <div className={styles.border} style={line} />
}

function LinkInHand() {
  const gesture = useGestureOf('link', (current) => current)
  const layout = useLayout((current) => current)
  if (!gesture) return null
  const boxOfEnd = (id: string) =>
    boxOf(layout, { family: 'card', id: id as never }) ?? boxOf(layout, { family: 'note', id: id as never })
  const from = boxOfEnd(gesture.from)
  const end = gesture.end && boxOfEnd(gesture.end)
  if (!from) return null
  const path = end
    ? linkPath(layout, gesture.from, gesture.end)
    : connectorPath(from, { ...gesture.to, width: 1, height: 1 })
  return (
    <>
      {end && <div className={styles.end} style={placeOf(end)} />}
      <svg className={styles.linkInHand} width={1} height={1} aria-hidden="true">
        <path d={path} />
      </svg>
    </>
  )
}
