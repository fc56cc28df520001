/** What lies outside the grid: notes at their own places, and the tray of cards without a living cell. */
import type { Card, Journey, Note } from '@journeyboard/model'
import { besideAll } from './besideAll.ts'
import { type Box, boxEquals } from './box.ts'
import { contentOf } from './cardContent.ts'
import { imageBoxOf } from './imageBox.ts'
import { kept, keptList } from './kept.ts'
import type { CardBox, Layout, NoteBox, TrayBox } from './layout.ts'
import { keptCard } from './rows.ts'
import { isTextCut, wrapText } from './text/wrapText.ts'
import { IMAGE, MAX_LINES, NOTE, TRAY } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { TRAY_TITLE } from './words.ts'

/**
 * Notes by id, so that for everybody the same one lies on top; the map of the last layout if none of them changed. A
 * note over which the sheet or the tray has grown shows beside it; its stored place stays, and it returns there.
 */
export function layoutNotes(
  journey: Journey,
  obstacles: readonly Box[],
  previous: Layout | undefined,
): Layout['noteById'] {
  const notes = new Map<Note['id'], NoteBox>()
  let same = previous?.noteById.size === journey.noteById.size
  const ordered = [...journey.noteById.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const note of ordered) {
    const before = previous?.noteById.get(note.id)
    const box = noteBox(note, obstacles, before)
    if (box !== before) same = false
    notes.set(note.id, box)
  }
  return same && previous ? previous.noteById : notes
}

function noteBox(record: Note, obstacles: readonly Box[], before: NoteBox | undefined): NoteBox {
  if (before?.record === record) {
    const box = besideAll({ ...before.box, ...record.place }, obstacles)
    return boxEquals(before.box, box) ? before : { ...before, box }
  }
  const { width, height, ...content } = noteContent(record)
  const box = besideAll({ ...record.place, width, height }, obstacles)
  const sameBox = before && boxEquals(before.box, box) ? before.box : box
  return { id: record.id, box: sameBox, ...content, record }
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
