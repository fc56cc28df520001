/** Which cards and notes a box touches, quickly: for the viewport and the marquee. */
import type { CardId, NoteId } from '@journeyboard/model'
import { type Box, boxesOverlap } from './box.ts'
import { firstAfter, lastUpTo } from './gridIndex.ts'
import type { CardBox, Layout, NoteBox } from './layout.ts'

export interface BoxIndex {
  /** Cards that share an area with the box, those in the tray too; in the grid no more are looked for than `most`. */
  cardsIn(box: Box, most?: number): CardBox[]
  notesIn(box: Box): NoteBox[]
  /** Ids of both. */
  query(box: Box): (CardId | NoteId)[]
}

type Boxes = Pick<Layout, 'lanes' | 'steps' | 'cellRows' | 'noteById' | 'tray'>

/** Side of a bucket, in board units: a few notes each. */
const BUCKET = 600

/** Cards are found through their columns and rows, so only what lies outside the grid has to be put into buckets. */
export function createBoxIndex(layout: Boxes): BoxIndex {
  const notes = bucketsOf([...layout.noteById.values()])
  const trayCards = bucketsOf(layout.tray?.cards ?? [])
  const gridCardsIn = gridIndexOf(layout)
  const cardsIn = (box: Box, most?: number) => {
    const found = gridCardsIn(box, most)
    if (layout.tray && boxesOverlap(layout.tray.box, box)) found.push(...trayCards(box))
    return found
  }
  return {
    cardsIn,
    notesIn: notes,
    query: (box) => [...cardsIn(box).map((card) => card.id), ...notes(box).map((note) => note.id)],
  }
}

function gridIndexOf({ lanes, steps, cellRows }: Boxes): BoxIndex['cardsIn'] {
  const tops = lanes.map(({ box }) => box.y)
  const lefts = steps.map(({ box }) => box.x)
  return (box, most = Number.POSITIVE_INFINITY) => {
    const found: CardBox[] = []
    const lastLane = lastUpTo(tops, box.y + box.height)
    const firstStep = firstAfter(lefts, box.x)
    const lastStep = lastUpTo(lefts, box.x + box.width)
    for (let lane = firstAfter(tops, box.y); lane <= lastLane; lane += 1) {
      for (let step = firstStep; step <= lastStep; step += 1) {
        const cell = cellRows[lane]?.[step]
        if (cell) for (const card of cell.cards) if (boxesOverlap(card.box, box)) found.push(card)
        if (found.length >= most) return found
      }
    }
    return found
  }
}

/** A query over things that lie anywhere. Notes may lie at any finite coordinate, hence a map of buckets. */
function bucketsOf<T extends { readonly box: Box }>(items: readonly T[]): (box: Box) => T[] {
  const buckets = new Map<string, T[]>()
  for (const item of items) {
    for (const key of keysOf(item.box)) {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(item)
      else buckets.set(key, [item])
    }
  }
  return (box) => {
    const touched = ((box.width + BUCKET) / BUCKET) * ((box.height + BUCKET) / BUCKET)
    if (touched > items.length) return items.filter((item) => boxesOverlap(item.box, box))
    const found = new Set<T>()
    for (const key of keysOf(box)) {
      for (const item of buckets.get(key) ?? []) if (boxesOverlap(item.box, box)) found.add(item)
    }
    return [...found]
  }
}

function* keysOf(box: Box): Generator<string> {
  const left = Math.floor(box.x / BUCKET)
  const top = Math.floor(box.y / BUCKET)
  const columns = Math.floor((box.x + box.width) / BUCKET) - left
  const rows = Math.floor((box.y + box.height) / BUCKET) - top
  for (let column = 0; column <= columns; column += 1) {
    for (let row = 0; row <= rows; row += 1) yield `${left + column} ${top + row}`
  }
}
