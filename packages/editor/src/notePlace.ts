/** Where notes go: on open ground, and on nothing that lies there. */
import {
  type BoardPoint,
  type Box,
  besideAll,
  boxAround,
  boxesOverlap,
  boxHas,
  type Layout,
  NOTE,
  noteContent,
  pushAside,
} from '@journeyboard/layout'
import type { CardId, NoteId } from '@journeyboard/model'
import type { MoveGesture } from './gestures/gesture.ts'

const GAP = 24
/** More than these go aside together: as they lie to each other, and in the time that a movement of the hand has. */
const MOST_ALONE = 20

/**
 * The place for a note as near to `centre` as there is room to the right of it, also beside what is `placed` already but
 * not laid out yet; below the map when that is in view.
 */
export function notePlaceNear(layout: Layout, centre: BoardPoint, placed: readonly Box[] = []): BoardPoint {
  const { sheet, tray } = layout
  const lowest = tray ? tray.box.y + tray.box.height : sheet.y + sheet.height
  const isOnMap = centre.x < sheet.x + sheet.width && centre.y < lowest
  const start = {
    x: isOnMap ? Math.max(0, centre.x - NOTE.width / 2) : centre.x - NOTE.width / 2,
    y: isOnMap ? lowest + GAP : centre.y - NOTE.minHeight / 2,
    width: NOTE.width,
    height: NOTE.minHeight,
  }
  return firstFree(start, [...[...layout.noteById.values()].map((note) => note.box), ...placed])
}

/** The box of a new note at `place`, or beside it where something lies. */
export function newNoteBox(layout: Layout, { x, y }: BoardPoint): Box {
  return besideAll({ x, y, width: NOTE.width, height: NOTE.minHeight }, lyingIn(layout))
}

/** Boxes near those that are wished for, of which none lies over another or over anything that is there. */
export function freeBoxes(layout: Layout, wished: readonly Box[]): Box[] {
  const lying = lyingIn(layout)
  const boxes = wished.map(whole)
  if (boxes.length > MOST_ALONE) return pushAside(boxes, lying).map(whole)
  return boxes.map((box) => {
    const free = whole(besideAll(box, lying))
    lying.push(free)
    return free
  })
}

/** Places are whole: there is more than one board unit between notes that make way for each other. */
const whole = (box: Box): Box => ({ ...box, x: Math.round(box.x), y: Math.round(box.y) })

/** Boxes for copies of notes: beside them, as these lie to each other. */
export function boxesBeside(layout: Layout, ids: readonly NoteId[]): ReadonlyMap<NoteId, Box> {
  const notes = ids.flatMap((id) => layout.noteById.get(id) ?? [])
  const [first, ...others] = notes.map(({ box }) => box)
  if (!first) return new Map()
  const around = others.reduce(boxAround, first)
  const { x, y } = besideAll({ ...around, x: around.x + around.width + NOTE.distance }, lyingIn(layout))
  return new Map(notes.map(({ id, box }) => [id, { ...box, x: box.x + x - around.x, y: box.y + y - around.y }]))
}

/**
 * Where what is dragged would lie beside the map if it were let go now, the leader first. What goes into the map has no
 * box here, and no more than `most` are looked for.
 */
export function looseBoxes(layout: Layout, gesture: MoveGesture, most?: number): ReadonlyMap<CardId | NoteId, Box> {
  const { leader, isCopy, dx, dy } = gesture
  const ids = looseIn(layout, gesture)
  const lying = lyingIn(layout, isCopy ? undefined : new Set(ids))
  const held = ids
    .sort((a, b) => Number(b === leader) - Number(a === leader))
    .flatMap((id): Held[] => {
      const from = layout.noteById.get(id as NoteId)?.box ?? layout.cardById.get(id as CardId)?.box
      // Places are whole: what is shown is what will be kept.
      return from ? [{ id, box: { ...from, x: Math.round(from.x + dx), y: Math.round(from.y + dy) } }] : []
    })
  const boxes = new Map<CardId | NoteId, Box>()
  for (const { id, box: at } of (held.length > MOST_ALONE ? asideTogether(held, lying) : held).slice(0, most)) {
    const card = layout.journey.cardById.get(id as CardId)
    const { width, height } = card ? noteContent(card) : at
    const box = besideAll({ x: at.x, y: at.y, width, height }, lying)
    boxes.set(id, box)
    lying.push(box)
  }
  return boxes
}

/**
 * How far notes go together in a direction, one of whose numbers is 1 or -1: `least`, or past the notes that lie there;
 * null where they would go under the map. In board units.
 */
export function freeStep(layout: Layout, ids: readonly NoteId[], { x, y }: BoardPoint, least: number): number | null {
  const held = ids.flatMap((id) => layout.noteById.get(id)?.box ?? [])
  const lying = lyingIn(layout, new Set(ids))
  for (let by = least; ; ) {
    const moved = held.map((box) => ({ ...box, x: box.x + x * by, y: box.y + y * by }))
    const pairs = moved.flatMap((box) =>
      lying.filter((other) => boxesOverlap(box, other)).map((other) => [box, other] as const),
    )
    if (pairs.length === 0) return by
    if (pairs.some(([, other]) => other === layout.sheet || other === layout.tray?.box)) return null
    // Out of the one that reaches the farthest.
    by += Math.max(...pairs.map(([box, other]) => wayOut(box, other, { x, y })))
  }
}

/** From where a box lies to where it lies beside the other one. */
function wayOut(box: Box, other: Box, { x, y }: BoardPoint): number {
  if (x > 0) return other.x + other.width - box.x + NOTE.distance
  if (x < 0) return box.x + box.width - other.x + NOTE.distance
  if (y > 0) return other.y + other.height - box.y + NOTE.distance
  return box.y + box.height - other.y + NOTE.distance
}

interface Held {
  readonly id: CardId | NoteId
  readonly box: Box
}

/** What lies free stays there; of what would lie over something the shape is kept. */
function asideTogether(held: readonly Held[], lying: readonly Box[]): readonly Held[] {
  const isOver = held.map(({ box }) => lying.some((one) => boxesOverlap(one, box)))
  const boxes = held.map(({ box }) => box)
  const [first, ...others] = boxes.filter((_, n) => isOver[n])
  if (!first) return held
  const around = others.reduce(boxAround, first)
  const { x, y } = besideAll(around, [...lying, ...boxes.filter((_, n) => !isOver[n])])
  const aside = (box: Box) => ({ ...box, x: box.x + x - around.x, y: box.y + y - around.y })
  return held.map(({ id, box }, n) => ({ id, box: isOver[n] ? aside(box) : box }))
}

function looseIn({ tray, cardById }: Layout, gesture: MoveGesture): (CardId | NoteId)[] {
  const { cards, notes, leader, target, isCopy } = gesture
  // A drag that a note leads takes all its notes into the cell; led by a card, notes keep their place on the ground.
  if (target.kind !== 'ground') return notes.some((id) => id === leader) ? [] : [...notes]
  // Cards of the tray that are let go over it stay in it.
  const isOverTray = tray !== null && !isCopy && boxHas(tray.box, target)
  return [...cards.filter((id) => !isOverTray || cardById.get(id)?.cell !== null), ...notes]
}

function lyingIn({ sheet, tray, noteById }: Layout, except?: ReadonlySet<CardId | NoteId>): Box[] {
  const notes = [...noteById.values()].filter(({ id }) => !except?.has(id))
  return [sheet, ...(tray ? [tray.box] : []), ...notes.map(({ box }) => box)]
}

function firstFree(start: Box, taken: readonly Box[]): BoardPoint {
  let place = start
  for (;;) {
    const inTheWay = taken.find((box) => boxesOverlap(box, place))
    if (!inTheWay) return { x: place.x, y: place.y }
    place = { ...place, x: inTheWay.x + inTheWay.width + GAP }
  }
}
