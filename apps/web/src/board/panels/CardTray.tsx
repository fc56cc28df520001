/** What can be put on the map: dragged to its place from here, or chosen and then put there by a click. */
import { chooseNewKind, NEW_KINDS, type NewKind } from '@journeyboard/editor'
import { tintOf } from '@journeyboard/layout'
import { type PointerEvent, useRef } from 'react'
import { handOver } from '../../canvas/handOver.ts'
import { tintStyle } from '../../canvas/tintStyle.ts'
import { useBoard } from '../boardContext.ts'
import styles from './CardTray.module.css'
import { CARD_KIND_WORDS } from './words.ts'

/** CSS pixels before a press is a drag. */
const THRESHOLD = 4

export function CardTray({ onChosen }: { readonly onChosen: () => void }) {
  const board = useBoard()
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const choose = (kind: NewKind) => {
    chooseNewKind(board, kind)
    onChosen()
  }
  const handleMove = (kind: NewKind, { nativeEvent: event }: PointerEvent) => {
    const from = pressed.current
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return
    pressed.current = null
    choose(kind)
    handOver(event)
  }
  return (
    <div className={styles.tray}>
      <p className={styles.hint}>Drag one onto the map, or choose it and then a cell.</p>
      {NEW_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className={styles.kind}
          style={tintStyle(kind === 'note' ? 'yellow' : tintOf({ kind, color: 'auto' }))}
          onPointerDown={(event) => {
            pressed.current = { x: event.clientX, y: event.clientY }
            // The press may leave the button before it has come far enough.
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => handleMove(kind, event)}
          onPointerUp={() => {
            pressed.current = null
          }}
          onClick={() => {
            choose(kind)
            const name = kind === 'note' ? 'note' : `${CARD_KIND_WORDS[kind].toLowerCase()} card`
            board.notices.toast(`Click where the ${name} goes, or press Enter on a cell. Esc leaves it.`)
          }}
        >
          {kind === 'note' ? 'Note' : CARD_KIND_WORDS[kind]}
        </button>
      ))}
    </div>
  )
}
