/** Where a link can leave a box or arrive at it, and the tracks beside that box on which it can go on. */
import type { CellKey, LaneId, StepId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxCentre } from './box.ts'
import type { Spot } from './gridChange.ts'
import type { CardBox, Layout } from './layout.ts'

/** What has to be laid out before links are. */
export type Grid = Pick<
  Layout,
  | 'cardById'
  | 'noteById'
  | 'cellRows'
  | 'lanes'
  | 'steps'
  | 'laneById'
  | 'stepById'
  | 'header'
  | 'titleColumn'
  | 'sheet'
  | 'tray'
>

/** A line of travel: its x or y, and how far from there parallel links may run. */
export interface Track {
  readonly at: number
  readonly offsets: readonly number[]
  /** What a way is longer by that takes it: there are better ones. */
  readonly cost?: number
}

type Side = 'left' | 'right' | 'top' | 'bottom'

export interface Exit {
  readonly point: BoardPoint
  /** Unit vector out of the box. */
  readonly out: BoardPoint
  readonly track: Track
  /** Extent of the side, across the way out. */
  readonly side: readonly [number, number]
}

export interface LinkEnd {
  readonly box: Box
  readonly exits: readonly Exit[]
  readonly tracks: Readonly<Record<Side, Track>>
  /** Where its cell stands; null outside the grid. */
  readonly cell: Spot | null
}

/** What a link leads to: all that has to be known of one whose way stays as it is. */
export interface Target {
  readonly box: Box
  /** Null: a note. */
  readonly card: CardBox | null
  readonly cell: Spot | null
}

/** Between two columns, a card's height from none of them. */
const COLUMN_OFFSETS = [0, 4, -4, 7, -7]
/** Beside the first column and the last one there is half as much room. */
const EDGE = { distance: 3.5, offsets: [0, 3, -3], cost: 60 } as const
/** Above the bottom border of a row, where a label has room too, then below that border. */
const ROW = { distance: 8, offsets: [0, -6, 14, -12] } as const
const FIRST_ROW = { distance: 6, offsets: [0, 3, -3], cost: 100 } as const
/** Around what lies outside the grid. */
const NOTE = { distance: 12, offsets: [0, 4, -4, 8] } as const
const TRAY_CARD = { distance: 6, offsets: [0, 3, -3] } as const

const OUT = {
  right: { x: 1, y: 0 },
  left: { x: -1, y: 0 },
  bottom: { x: 0, y: 1 },
  top: { x: 0, y: -1 },
} as const satisfies Record<Side, BoardPoint>
const SIDES = ['right', 'left', 'bottom', 'top'] as const

/** A card or note; null if it is not on the map. */
export function targetOf(id: string, grid: Grid): Target | null {
  const card = (grid.cardById as ReadonlyMap<string, CardBox>).get(id)
  if (card) return { box: card.box, card, cell: card.cell && spotOf(card.cell, grid) }
  const note = (grid.noteById as ReadonlyMap<string, { readonly box: Box }>).get(id)
  return note ? { box: note.box, card: null, cell: null } : null
}

export function linkEndAt({ box, card, cell }: Target, grid: Grid): LinkEnd {
  if (!card) return freeEnd(box)
  return cell ? cardEnd(card, cell, grid) : looseEnd(box, TRAY_CARD)
}

/** Of a box that stands alone, or of a place where no box is yet. */
export function freeEnd(box: Box): LinkEnd {
  return looseEnd(box, NOTE)
}

function looseEnd(box: Box, around: { readonly distance: number; readonly offsets: readonly number[] }): LinkEnd {
  const { offsets, distance } = around
  const at = (place: number, side: 1 | -1) => ({ at: place + side * distance, offsets: offsets.map((by) => by * side) })
  const tracks = {
    left: at(box.x, -1),
    right: at(box.x + box.width, 1),
    top: at(box.y, -1),
    bottom: at(box.y + box.height, 1),
  }
  return { box, tracks, exits: SIDES.map((side) => exitAt(box, side, tracks)), cell: null }
}

function cardEnd(card: CardBox, cell: Spot, grid: Grid): LinkEnd {
  const { box } = card
  const tracks = tracksOf(cell, grid)
  const last = (grid.cellRows[cell.lane]?.[cell.step]?.cards.length ?? 1) - 1
  // Those above and below it in its stack stand too close for a link to pass.
  const sides = SIDES.filter(
    (side) => (side !== 'top' || card.index === 0) && (side !== 'bottom' || card.index === last),
  )
  return { box, tracks, exits: sides.map((side) => exitAt(box, side, tracks)), cell }
}

function spotOf(key: CellKey, { laneById, stepById }: Grid): Spot | null {
  const end = key.indexOf('~')
  const lane = laneById.get(key.slice(end + 1) as LaneId)?.index
  const step = stepById.get(key.slice(0, end) as StepId)?.index
  return lane === undefined || step === undefined ? null : { lane, step }
}

function tracksOf({ lane, step }: Spot, grid: Grid): LinkEnd['tracks'] {
  const { x, width } = grid.steps[step]?.box ?? grid.sheet
  const { y, height } = grid.lanes[lane]?.box ?? grid.sheet
  return {
    left: step === 0 ? { ...EDGE, at: x + EDGE.distance } : { at: x, offsets: COLUMN_OFFSETS },
    right:
      step === grid.steps.length - 1
        ? { ...EDGE, at: x + width - EDGE.distance }
        : { at: x + width, offsets: COLUMN_OFFSETS },
    top: lane === 0 ? { ...FIRST_ROW, at: y + FIRST_ROW.distance } : { at: y - ROW.distance, offsets: ROW.offsets },
    bottom: { at: y + height - ROW.distance, offsets: ROW.offsets },
  }
}

function exitAt(box: Box, side: Side, tracks: LinkEnd['tracks']): Exit {
  const out = OUT[side]
  const centre = boxCentre(box)
  return {
    point: { x: centre.x + (out.x * box.width) / 2, y: centre.y + (out.y * box.height) / 2 },
    out,
    track: tracks[side],
    side: out.x === 0 ? [box.x, box.x + box.width] : [box.y, box.y + box.height],
  }
}
