/** Which cards and notes are React Flow nodes right now: those in view and a band around it, found by the layout's index. */
import { type Board, previewOf } from '@journeyboard/editor'
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
import type { AnyId, Card, CardId, Note, NoteId } from '@journeyboard/model'
import { type Node, useStoreApi } from '@xyflow/react'
import { type CSSProperties, useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { boxInView, coversBox, growBox } from './fit.ts'
import { ZOOM_REST } from './useZoom.ts'

/** Changes only when what the card shows changes, not when it moves. */
export type CardData = { readonly card: Card; readonly box: CardBox }
export type NoteData = { readonly note: Note; readonly box: NoteBox }
export type CardNode = Node<CardData, 'card'>
export type NoteNode = Node<NoteData, 'note'>
export type BoardNode = CardNode | NoteNode

/** Share of the view that is mounted beyond each of its edges. */
const BAND = 0.15
/** Share of the view at which the band is renewed, so that a pan meets no edge. */
const EARLY = 0.05
/** New nodes a frame. */
const BATCH = 60
/** React Flow measures handles that it is not told of; there are none. */
const NO_HANDLES: never[] = []

/** Nodes by what they show: the same card at the same place is the same node. */
export function createNodeMaker() {
  const cards = new Map<CardId, { node: CardNode; shift: number }>()
  const notes = new WeakMap<NoteBox, NoteNode>()
  return {
    /** `isWritten`: its text is being edited, so that the field shows it and not the node. */
    card(card: Card, box: CardBox, shift: number, isWritten = false): CardNode {
      const known = cards.get(card.id)
      const data = known && showsSame(known.node.data, card, box, isWritten) ? known.node.data : { card, box }
      if (known?.node.data === data && known.shift === shift && isAt(known.node, box.box)) return known.node
      const node: CardNode = {
        id: card.id,
        type: 'card',
        position: { x: box.box.x, y: box.box.y + shift },
        width: box.box.width,
        height: box.box.height,
        handles: NO_HANDLES,
        style: placeStyle(box.box, shift),
        data,
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
        style: placeStyle(box.box, 0),
        zIndex: 1,
        data: { note, box },
      }
      notes.set(box, node)
      return node
    },
  }
}

/**
 * Instead of React Flow's own transform: each of those would be a layer of its own for the browser to look through, at
 * each step of a pan. Only a card that makes room has one, and so glides.
 */
function placeStyle({ x, y }: Box, shift: number): CSSProperties {
  return { left: x, top: y, transform: shift === 0 ? 'none' : `translateY(${shift}px)` }
}

function isAt({ width, height, style }: CardNode, { x, y, ...size }: Box): boolean {
  return style?.left === x && style.top === y && width === size.width && height === size.height
}

function showsSame(data: CardData, card: Card, box: CardBox, isWritten: boolean): boolean {
  return (
    data.card.kind === card.kind &&
    data.card.color === card.color &&
    data.card.moment === card.moment &&
    data.card.isLocked === card.isLocked &&
    (isWritten ? data.box.lines.length === box.lines.length : data.box.lines === box.lines) &&
    data.box.isCut === box.isCut &&
    data.box.meta === box.meta &&
    data.box.image?.hash === box.image?.hash &&
    data.box.textTop === box.textTop &&
    data.box.box.width === box.box.width &&
    data.box.box.height === box.box.height
  )
}

/** Where every card and note is a node and nothing is missing; null while they are blocks. */
export type MountedBox = StoreApi<{ readonly box: Box | null }>

interface Mounted {
  readonly nodes: readonly BoardNode[]
  /** Null as long as some are still to come. */
  readonly box: Box | null
}
const NOTHING_MOUNTED: Mounted = { nodes: [], box: null }

/**
 * The nodes to mount: at block zoom only what is being written, and no new ones while the zoom is changing, since each of them would be laid
 * out and painted again at the next step. `mounted` is told once they are there; elsewhere blocks are to be seen.
 */
export function useMountedNodes(board: Board, mounted: MountedBox): BoardNode[] {
  const flow = useStoreApi()
  const [state, setState] = useState(NOTHING_MOUNTED)
  useEffect(() => followView(board, flow, setState), [board, flow])
  // React Flow takes its nodes in an effect too, before this one: what is told is on the page.
  useEffect(() => mounted.setState({ box: state.box }), [mounted, state])
  return state.nodes as BoardNode[]
}

/** Keeps the nodes as the view and the map are; gives the function that stops it. */
function followView(
  board: Board,
  flow: Pick<ReturnType<typeof useStoreApi>, 'getState' | 'subscribe'>,
  tell: (mounted: Mounted) => void,
): () => void {
  const maker = createNodeMaker()
  let state = NOTHING_MOUNTED
  let covered: Box | null = null
  let shown: {
    readonly layout: Layout
    readonly preview: InsertPreview | null
    readonly written: AnyId | null
  } | null = null
  let index: BoxIndex | null = null
  let zoomBefore: number | null = null
  let rest = 0
  let frame = 0

  const show = (next: Mounted) => {
    if (next.box === state.box && isSameList(next.nodes, state.nodes)) return
    state = next
    tell(next)
  }
  /** Puts off what is new until the zoom rests; not at the beginning, and not where somebody waits to write. */
  const noticeZoom = (zoom: number) => {
    const hasChanged = zoomBefore !== null && zoomBefore !== zoom
    zoomBefore = zoom
    if (!hasChanged) return
    window.clearTimeout(rest)
    rest = board.editing.store.getState() ? 0 : window.setTimeout(handleRest, ZOOM_REST)
  }
  const handleRest = () => {
    rest = 0
    update()
  }
  const update = () => {
    const { transform, width, height } = flow.getState()
    if (width === 0) return
    const [x, y, zoom] = transform
    noticeZoom(zoom)
    const layout = board.layout.getState()
    const preview = previewOf(board.gesture.getState())
    const written = board.editing.store.getState()?.id ?? null
    if (zoom < BLOCK_ZOOM) {
      covered = null
      const nodes = nodesFor({ layout, preview, written, cards: [], notes: [] }, maker, state.nodes)
      show({ nodes, box: null })
      return
    }
    const view = boxInView({ x, y, zoom }, { width, height })
    const isSame = shown?.layout === layout && shown.preview === preview && shown.written === written
    const isReached = covered !== null && (rest !== 0 || coversBox(covered, growBox(view, EARLY)))
    if (rest !== 0 && !covered) return
    // What is still missing comes with the next frame.
    if (isSame && isReached && (state.box || frame !== 0)) return
    if (!index || shown?.layout !== layout) index = createBoxIndex(layout)
    if (!covered || !isReached) covered = growBox(view, BAND)
    shown = { layout, preview, written }
    const found = { cards: index.cardsIn(covered), notes: index.notesIn(covered) }
    const all = nodesFor({ ...shown, ...found }, maker, state.nodes)
    const nodes = firstOf(all, state.nodes)
    show({ nodes, box: nodes === all ? covered : null })
    if (nodes !== all && frame === 0) frame = requestAnimationFrame(handleFrame)
  }
  const handleFrame = () => {
    frame = 0
    update()
  }
  update()
  const stops = [flow, board.layout, board.gesture, board.editing.store].map((store) => store.subscribe(update))
  return () => {
    window.clearTimeout(rest)
    cancelAnimationFrame(frame)
    for (const stop of stops) stop()
  }
}

/** All nodes, or, where too many at once are new, those that are there and some of the new ones. */
function firstOf(all: readonly BoardNode[], before: readonly BoardNode[]): readonly BoardNode[] {
  const idsBefore = new Set(before.map(({ id }) => id))
  let room = BATCH
  const some = all.filter(({ id }) => idsBefore.has(id) || room-- > 0)
  return some.length === all.length ? all : some
}

interface ToMount {
  readonly layout: Layout
  readonly preview: InsertPreview | null
  readonly written: AnyId | null
  /** What the view takes in. */
  readonly cards: readonly CardBox[]
  readonly notes: readonly NoteBox[]
}

/**
 * The nodes of what is in view and of what is being written, wherever that is: with its field the next keys would act on
 * the map. Nor does it move among the others on the page then, which would take the focus away from it.
 */
export function nodesFor(
  { layout, preview, written, cards, notes }: ToMount,
  maker: ReturnType<typeof createNodeMaker>,
  before: readonly BoardNode[],
): BoardNode[] {
  const { cardById } = layout.journey
  const writtenCard = layout.cardById.get(written as CardId)
  const inOrder = writtenCard ? inOrderOf(withOne(cards, writtenCard), before) : cards
  const nodes: BoardNode[] = []
  for (const box of inOrder) {
    const card = cardById.get(box.id)
    if (card) nodes.push(maker.card(card, box, preview ? previewShift(preview, box) : 0, card.id === written))
  }
  const writtenNote = layout.noteById.get(written as NoteId)
  const notesInOrder = writtenNote ? inOrderOf(withOne(notes, writtenNote), before) : notes
  for (const box of notesInOrder) nodes.push(maker.note(box.record, box))
  return nodes
}

interface WithId {
  readonly id: string
}

function withOne<T extends WithId>(items: readonly T[], one: T | undefined): readonly T[] {
  return !one || items.some(({ id }) => id === one.id) ? items : [...items, one]
}

/** Those that were there before as they were, new ones behind them. */
function inOrderOf<T extends WithId>(items: readonly T[], before: readonly WithId[]): T[] {
  const rankById = new Map(before.map(({ id }, rank) => [id, rank]))
  const rankOf = ({ id }: T) => rankById.get(id) ?? before.length
  return items.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function isSameList(a: readonly BoardNode[], b: readonly BoardNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index])
}
