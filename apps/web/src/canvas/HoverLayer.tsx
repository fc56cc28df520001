/** What shows under the pointer or around the keyboard's place: the + of a cell, the handle that begins a link. */
import { type BorderRef, boxOf, type Ref, refKey, writeCard } from '@journeyboard/editor'
import { BLOCK_ZOOM, CELL } from '@journeyboard/layout'
import { cellKey, feelingId, type Journey } from '@journeyboard/model'
import { Plus, Spline } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useBoard, useGesture, useLayout, usePanels, useRights } from '../board/boardContext.ts'
import { borderLine } from './borderLine.ts'
import styles from './hover.module.css'
import { useIsZoomedBelow, useZoom } from './useZoom.ts'

/** What the pointer is over, or null. Scope: this screen only. */
export interface Hovered {
  readonly ref: Ref | null
  readonly border: BorderRef | null
}

export function HoverLayer({ store }: { readonly store: StoreApi<Hovered> }) {
  const board = useBoard()
  const hovered = useStore(store, (state) => state.ref)
  const border = useStore(store, (state) => state.border)
  const isIdle = useGesture((gesture) => gesture.type === 'none')
  const isEditing = useStore(board.editing.store, (editing) => editing !== null)
  // On a slide the pointer only points.
  const isPresenting = usePanels((panels) => panels.scene !== null)
  const isTooSmall = useIsZoomedBelow(BLOCK_ZOOM)
  const { cards } = useRights()
  const refs = useStore(board.selection, (selection) => selection.refs)
  const cell = refs.find((ref) => ref.family === 'cell')
  const framed = useLayout(({ journey }) => refs.find((ref) => isSeenByFrame(journey, ref)))
  const only = refs.length === 1 ? refs[0] : undefined
  const isFree = isIdle && !isEditing && !isPresenting
  const isMaking = cards && isFree && !isTooSmall
  const linkFrom = hovered?.family === 'card' || hovered?.family === 'note' ? hovered : only
  return (
    <>
      {framed && <CellFocus cell={framed} />}
      {isFree && border && <BorderHandle of={border} />}
      {isMaking && <AddCard at={hovered?.family === 'cell' ? hovered : cell} />}
      {isMaking && linkFrom && <LinkHandle key={refKey(linkFrom)} from={linkFrom} />}
    </>
  )
}

/** A cell, or a place on the curve that has no point yet. */
function isSeenByFrame({ feelingById }: Journey, ref: Ref): boolean {
  if (ref.family !== 'feeling') return ref.family === 'cell'
  return !feelingById.has(feelingId(ref.persona, ref.step, ref.series))
}

/** The border that a press would take hold of. */
function BorderHandle({ of }: { readonly of: BorderRef }) {
  const zoom = useZoom()
  const layout = useLayout((current) => current)
  const line = borderLine(layout, of)
  if (!line) return null
  // As thick at every zoom.
  const style: CSSProperties & Record<'--thick', string> = { ...line, '--thick': `${2 / zoom}px` }
  return (
    <div
      className={of.family === 'step' ? styles.columnBorder : styles.rowBorder}
      style={style}
      data-border={of.family}
    />
  )
}

function CellFocus({ cell }: { readonly cell: Ref }) {
  // The box of a cell is made anew on each reading: read it here, not in the selector.
  const box = boxOf(
    useLayout((layout) => layout),
    cell,
  )
  return (
    box && <div className={styles.cell} style={{ left: box.x, top: box.y, width: box.width, height: box.height }} />
  )
}

function AddCard({ at }: { readonly at: Ref | undefined }) {
  const board = useBoard()
  const zoom = useZoom()
  const layout = useLayout((current) => current)
  if (at?.family !== 'cell') return null
  const lane = layout.laneById.get(at.lane)
  const box = boxOf(layout, at)
  if (!box || !lane?.holdsCards) return null
  const last = layout.journey.cardsByCell.get(cellKey(at))?.at(-1)
  const lastBox = last && layout.cardById.get(last.id)?.box
  const top = lastBox ? lastBox.y + lastBox.height + 2 : box.y + CELL.top
  return (
    <button
      type="button"
      className={styles.add}
      data-control
      data-not-in-picture
      tabIndex={-1}
      aria-label="Add card here"
      style={{ left: box.x + box.width / 2, top, scale: `${Math.max(1, 1 / zoom)}` }}
      onClick={() => writeCard(board, at)}
    >
      <Plus size={14} aria-hidden="true" />
    </button>
  )
}

function LinkHandle({ from }: { readonly from: Ref }) {
  const zoom = useZoom()
  const box = useLayout((layout) => (from.family === 'card' || from.family === 'note' ? boxOf(layout, from) : null))
  if (!box) return null
  return (
    <div
      className={styles.handle}
      data-not-in-picture
      data-link-from={'id' in from ? from.id : undefined}
      title="Drag to link"
      style={{ left: box.x + box.width, top: box.y + box.height / 2, scale: `${Math.max(1, 1 / zoom)}` }}
    >
      <Spline size={12} aria-hidden="true" />
    </div>
  )
}
