/** Which cards and notes are React Flow nodes right now: those in view and a band around it, found by the layout's index. */
import type { Board } from '@journeyboard/editor'
import type { Box, Layout } from '@journeyboard/layout'
import {
  BLOCK_ZOOM,
  type BoxIndex,
  type CardBox,
  createBoxIndex,
  type InsertPreview,
  type NoteBox,
  previewShift,
} from '@journeyboard/layout'
import type { Card, CardId, Note } from '@journeyboard/model'
import { type Node, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { boxInView, coversBox, growBox } from './fit.ts'

/** Changes only when what the card shows changes, not when it moves. */
export type CardData = { readonly card: Card; readonly box: CardBox }
export type NoteData = { readonly note: Note; readonly box: NoteBox }
export type CardNode = Node<CardData, 'card'>
export type NoteNode = Node<NoteData, 'note'>
export type BoardNode = CardNode | NoteNode

/** Share of the view that is mounted beyond each of its edges. */
const BAND = 0.15
/** React Flow measures handles that it is not told of; there are none. */
const NO_HANDLES: never[] = []

/** Nodes by what they show: the same card at the same place is the same node. */
export function createNodeMaker() {
  const cards = new Map<CardId, { node: CardNode; shift: number }>()
  const notes = new WeakMap<NoteBox, NoteNode>()
  return {
    card(card: Card, box: CardBox, shift: number): CardNode {
      const known = cards.get(card.id)
      if (known && known.shift === shift && known.node.data.card === card && known.node.data.box === box)
        return known.node
      const node: CardNode = {
        id: card.id,
        type: 'card',
        position: { x: box.box.x, y: box.box.y + shift },
        width: box.box.width,
        height: box.box.height,
        handles: NO_HANDLES,
        data: known && showsSame(known.node.data, card, box) ? known.node.data : { card, box },
      }
      cards.set(card.id, { node, shift })
      return node
    },
    note(note: Note, box: NoteBox): NoteNode {
      const known = notes.get(box)
      if (known) return known
      const node: NoteNode = {
        id: note.id,
        type: 'note',
        position: { x: box.box.x, y: box.box.y },
        width: box.box.width,
        height: box.box.height,
        handles: NO_HANDLES,
        zIndex: 1,
        data: { note, box },
      }
      notes.set(box, node)
      return node
    },
  }
}

function showsSame(data: CardData, card: Card, box: CardBox): boolean {
  return (
    data.card.kind === card.kind &&
    data.card.color === card.color &&
    data.card.moment === card.moment &&
    data.card.isLocked === card.isLocked &&
    data.box.lines === box.lines &&
    data.box.meta === box.meta &&
    data.box.image?.hash === box.image?.hash &&
    data.box.textTop === box.textTop &&
    data.box.box.width === box.box.width &&
    data.box.box.height === box.box.height
  )
}

/** The nodes to mount. At block zoom there are none, but for what is being edited. */
export function useMountedNodes(board: Board): BoardNode[] {
  const flow = useStoreApi()
  const maker = useMemo(createNodeMaker, [])
  const [nodes, setNodes] = useState<BoardNode[]>([])
  useEffect(() => {
    let covered: Box | null = null
    let shown: { layout: Layout; preview: InsertPreview | null; isBlocks: boolean } | null = null
    let index: BoxIndex | null = null
    const update = () => {
      const { transform, width, height } = flow.getState()
      if (width === 0) return
      const layout = board.layout.getState()
      const gesture = board.gesture.getState()
      const preview = gesture.type === 'move' ? gesture.preview : null
      const isBlocks = transform[2] < BLOCK_ZOOM
      const view = boxInView({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height })
      const isSame = shown?.layout === layout && shown.preview === preview && shown.isBlocks === isBlocks
      if (isSame && (isBlocks || (covered && coversBox(covered, view)))) return
      if (!index || shown?.layout !== layout) index = createBoxIndex(layout)
      covered = growBox(view, BAND)
      shown = { layout, preview, isBlocks }
      const next = isBlocks ? [] : collect(layout, index, covered, preview, maker)
      setNodes((before) => (isSameList(before, next) ? before : next))
    }
    update()
    const stops = [flow.subscribe(update), board.layout.subscribe(update), board.gesture.subscribe(update)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, flow, maker])
  return nodes
}

function collect(
  layout: Layout,
  index: BoxIndex,
  covered: Box,
  preview: InsertPreview | null,
  maker: ReturnType<typeof createNodeMaker>,
): BoardNode[] {
  const { cardById } = layout.journey
  const nodes: BoardNode[] = []
  for (const box of index.cardsIn(covered)) {
    const card = cardById.get(box.id)
    if (card) nodes.push(maker.card(card, box, preview ? previewShift(preview, box) : 0))
  }
  for (const box of index.notesIn(covered)) nodes.push(maker.note(box.record, box))
  return nodes
}

function isSameList(a: readonly BoardNode[], b: readonly BoardNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index])
}
