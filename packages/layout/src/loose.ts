/** What lies outside the grid: notes at their own places, and the tray of cards without a living cell. */
import type { Card, Journey, Note } from '@journeyboard/model'
import { besideAll } from './besideAll.ts'
import { type Box, boxEquals, boxesOverlap } from './box.ts'
import { contentOf } from './cardContent.ts'
import { imageBoxOf } from './imageBox.ts'
import { kept, keptList } from './kept.ts'
import type { CardBox, Layout, NoteBox, TrayBox } from './layout.ts'
import { pushAside } from './pushAside.ts'
import { keptCard } from './rows.ts'
import { isTextCut, wrapText } from './text/wrapText.ts'
import { IMAGE, MAX_LINES, NOTE, TRAY } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { TRAY_TITLE } from './words.ts'

/**
 * Notes by id, so that for everybody the same one lies on top; the map of the last layout if none of them changed. A
 * note over which the sheet or the tray has grown shows beside it and beside all other notes; its stored place stays, and
 * it returns there.
 */
export function layoutNotes(
  journey: Journey,
  obstacles: readonly Box[],
  previous: Layout | undefined,
): Layout['noteById'] {
  const [sheet, tray] = obstacles
  const hasSameRoom = previous?.sheet === sheet && previous?.tray?.box === tray
  if (previous && hasSameRoom && previous.journey.noteById === journey.noteById) return previous.noteById
  const notes = new Map<Note['id'], NoteBox>()
  let same = previous?.noteById.size === journey.noteById.size
  const ordered = [...journey.noteById.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((record) => measured(record, previous?.noteById.get(record.id)))
  const placeById = placesBeside(ordered, obstacles)
  for (const note of ordered) {
    const before = previous?.noteById.get(note.id)
    const box = placeById.get(note.id) ?? note.box
    const isKept = before === note.known && before && boxEquals(before.box, box)
    if (!isKept) same = false
    const { known, ...content } = note
    notes.set(note.id, isKept ? before : { ...content, box: before && boxEquals(before.box, box) ? before.box : box })
  }
  return same && previous ? previous.noteById : notes
}

/** Of a note at its stored place; `known` when the last layout had it with the very same record. */
interface Measured extends NoteBox {
  readonly known: NoteBox | null
}

function measured(record: Note, before: NoteBox | undefined): Measured {
  if (before?.record === record) return { ...before, box: { ...before.box, ...record.place }, known: before }
  const { width, height, ...content } = noteContent(record)
  return { id: record.id, box: { ...record.place, width, height }, ...content, record, known: null }
}

/** For more than these the nearest places are not looked for: they go straight on. It is done again whenever the map grows. */
const MOST_LOOKED_FOR = 20

/** Of the notes that lie in the way: other places, where they cover nothing. */
function placesBeside(notes: readonly NoteBox[], obstacles: readonly Box[]): ReadonlyMap<Note['id'], Box> {
  const isInTheWay = ({ box }: NoteBox) => obstacles.some((obstacle) => boxesOverlap(box, obstacle))
  const aside = notes.filter(isInTheWay).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  if (aside.length === 0) return new Map()
  const lying = [...obstacles, ...notes.filter((note) => !isInTheWay(note)).map(({ box }) => box)]
  const boxes = aside.map(({ box }) => box)
  const places = aside.length > MOST_LOOKED_FOR ? pushAside(boxes, lying) : placedNear(boxes, lying)
  return new Map(aside.map(({ id, box }, index) => [id, places[index] ?? box]))
}

function placedNear(boxes: readonly Box[], lying: Box[]): readonly Box[] {
  return boxes.map((box) => {
    const place = besideAll(box, lying)
    lying.push(place)
    return place
  })
}

/** What a note says and how much room it takes; of a card: what it would take as a note. */
export function noteContent({ image: record, text }: Pick<Note, 'image' | 'text'>) {
  const width = record ? NOTE.imageWidth : NOTE.width
  const image = imageBoxOf(record, width)
  const lines = image && text === '' ? [] : wrapText(text, TYPE.note, width - 2 * NOTE.side, MAX_LINES.note)
  const textTop = image ? image.bottom + IMAGE.gap : NOTE.top
  const below = textTop + lines.length * TYPE.note.lineHeight + NOTE.bottom
  const height = image && lines.length === 0 ? image.bottom + IMAGE.inset : Math.max(NOTE.minHeight, below)
  return { width, height, image, textTop, lines, isCut: isTextCut(text, lines) }
}

/** Cards side by side in rows below the sheet, under a title; null when every card has a place. */
export function layoutTray(journey: Journey, sheetBottom: number, previous: Layout | undefined): TrayBox | null {
  if (journey.tray.length === 0) return null
  const top = sheetBottom + TRAY.distance
  const cards: CardBox[] = []
  let y = top + TRAY.top + TYPE.trayTitle.lineHeight + TRAY.titleGap
  for (let first = 0; first < journey.tray.length; first += TRAY.columns) {
    const row = journey.tray.slice(first, first + TRAY.columns)
    row.forEach((record, column) => {
      cards.push(keptCard(previous?.cardById.get(record.id), trayCard(record, column, y, cards.length)))
    })
    y += Math.max(...row.map((record) => contentOf(record, TRAY.cardWidth).height)) + TRAY.gap
  }
  const columns = Math.min(TRAY.columns, journey.tray.length)
  const width = 2 * TRAY.side + columns * TRAY.cardWidth + (columns - 1) * TRAY.gap
  const next: TrayBox = {
    box: { x: 0, y: top, width, height: y - TRAY.gap + TRAY.bottom - top },
    title: TRAY_TITLE,
    titlePoint: { x: TRAY.side, y: top + TRAY.top },
    cards: keptList(previous?.tray?.cards, cards),
  }
  return kept(previous?.tray ?? undefined, next)
}

function trayCard(record: Card, column: number, y: number, index: number): CardBox {
  const { height, image, textTop, lines, isCut, meta } = contentOf(record, TRAY.cardWidth)
  const box = { x: TRAY.side + column * (TRAY.cardWidth + TRAY.gap), y, width: TRAY.cardWidth, height }
  return { id: record.id, box, image, textTop, lines, isCut, meta, cell: null, index }
}
