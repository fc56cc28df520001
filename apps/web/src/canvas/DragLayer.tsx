/** What is in the hand: lifted cards, the target that lights up, the marquee, a link being drawn. */

import type { Gesture } from '@journeyboard/editor'
import { boxOf } from '@journeyboard/editor'
import { connectorPath, NOTE } from '@journeyboard/layout'
import { useLayoutEffect, useRef } from 'react'
import { useBoard, useGesture, useLayout } from '../board/boardContext.ts'
import { belowImage } from './CardImage.tsx'
import { CardFace, CardText } from './CardNode.tsx'
import styles from './drag.module.css'
import { NoteFace } from './NoteNode.tsx'

export function DragLayer() {
  const type = useGesture((gesture) => gesture.type)
  switch (type) {
    case 'move':
      return (
        <>
          <Target />
          <Lifted />
        </>
      )
    case 'marquee':
      return <Marquee />
    case 'moveHeader':
      return <HeaderGhost />
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

/** Copies of what is dragged. They follow the pointer by a transform written in the pointer's own event. */
function Lifted() {
  const board = useBoard()
  const holder = useRef<HTMLDivElement>(null)
  const cards = useGestureOf('move', (gesture) => gesture.cards)
  const notes = useGestureOf('move', (gesture) => gesture.notes)
  useLayoutEffect(() => {
    const follow = (gesture: Gesture) => {
      if (gesture.type !== 'move' || !holder.current) return
      holder.current.style.transform = `translate(${gesture.dx}px, ${gesture.dy}px)`
    }
    follow(board.gesture.getState())
    return board.gesture.subscribe(follow)
  }, [board])
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
              <div className={styles.noteText} style={belowImage(box, NOTE.top)}>
                {box.lines.map((line) => line.text).join('\n')}
              </div>
            </NoteFace>
          </div>
        )
      })}
    </div>
  )
}

function Target() {
  const target = useGestureOf('move', (gesture) => (gesture.target.kind === 'ground' ? null : gesture.target))
  const preview = useGestureOf('move', (gesture) => gesture.preview)
  const layout = useLayout((current) => current)
  if (!target) return null
  if (target.kind === 'newStep') {
    return (
      <>
        <div className={styles.line} style={placeOf(target.line)} data-drop="line" />
        <div className={styles.hint} style={{ left: target.line.x, top: target.line.y }}>
          New step
        </div>
      </>
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

function Marquee() {
  const box = useGestureOf('marquee', (gesture) => gesture.box)
  return box && <div className={styles.marquee} style={placeOf(box)} />
}

function HeaderGhost() {
  const gesture = useGestureOf('moveHeader', (current) => current)
  const layout = useLayout((current) => current)
  if (!gesture) return null
  const header = boxOf(layout, gesture.ref)
  if (!header) return null
  const isLane = gesture.ref.family === 'lane'
  const band = isLane
    ? { x: 0, y: header.y + gesture.dy, width: layout.sheet.width, height: header.height }
    : { x: header.x + gesture.dx, y: header.y, width: header.width, height: layout.sheet.height - header.y }
  return (
    <>
      <div className={styles.band} style={placeOf(band)} />
      {gesture.target && <div className={styles.line} style={placeOf(gesture.target.line)} data-drop="line" />}
    </>
  )
}

function ResizeLine() {
  const gesture = useGestureOf('resize', (current) => current)
  const layout = useLayout((current) => current)
  if (!gesture) return null
  const { sheet } = layout
  if (gesture.ref.family === 'step') {
    const step = layout.stepById.get(gesture.ref.id)
    if (!step) return null
    const x = step.box.x + gesture.size
    return (
      <div
        className={styles.line}
        style={placeOf({ x: x - 1, y: step.box.y, width: 2, height: sheet.height - step.box.y })}
      />
    )
  }
  const lane = layout.laneById.get(gesture.ref.id)
  if (!lane) return null
  return (
    <div
      className={styles.line}
      style={placeOf({ x: 0, y: lane.box.y + gesture.size - 1, width: sheet.width, height: 2 })}
    />
  )
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
  const { d } = connectorPath(from, end ?? { ...gesture.to, width: 1, height: 1 })
  return (
    <>
      {end && <div className={styles.end} style={placeOf(end)} />}
      <svg className={styles.linkInHand} width={1} height={1} aria-hidden="true">
        <path d={d} />
      </svg>
    </>
  )
}

function placeOf(box: { x: number; y: number; width: number; height: number }) {
  return { left: box.x, top: box.y, width: box.width, height: box.height }
}
