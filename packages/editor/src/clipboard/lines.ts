/** Plain text from anywhere as cards: a line each. */
import { NOTE, TYPE, wrapText } from '@journeyboard/layout'
import { type NoteId, newId, noteDefaults, textPieces } from '@journeyboard/model'
import type { Clip, ClipNote } from './clip.ts'

/** `- `, `* `, `• `, `[ ] `, `- [x] `, `1. `, `2) ` and how they are mixed. */
const BULLET = /^(?:(?:[-*+•‣◦▪–]|\d{1,3}[.)]|[a-z][.)]|\[[ xX]?\]|☐|☑)\s+)+/

/**
 * The lines that say something, without the bullets or numbers of a list. One line alone stays as it is, but for one that
 * no card can hold: that goes on in the next.
 */
export function linesOf(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line) => textPieces(line.replaceAll('\u00a0', ' ').trim()))
    .filter((line) => line !== '')
  const isList = lines.length > 1 && lines.every((line) => BULLET.test(line))
  return isList ? lines.map((line) => line.replace(BULLET, '')).filter((line) => line !== '') : lines
}

const GAP = 24
const COLUMNS = 5

/** In a cell they become cards of its lane's kind; on the canvas notes that lie side by side in rows. */
export function clipOfTexts(texts: readonly string[]): Clip {
  const notes: ClipNote[] = []
  let y = 0
  for (let first = 0; first < texts.length; first += COLUMNS) {
    const row = texts.slice(first, first + COLUMNS)
    row.forEach((text, column) => {
      const note = { ...noteDefaults, id: newId<NoteId>(), text }
      notes.push({ note, offset: { x: column * (NOTE.width + GAP), y } })
    })
    y += Math.max(...row.map(heightOf)) + GAP
  }
  return { mapId: '', isCut: false, cards: [], notes, links: [] }
}

function heightOf(text: string): number {
  const lines = wrapText(text, TYPE.note, NOTE.width - 2 * NOTE.side, Number.POSITIVE_INFINITY).length
  return Math.max(NOTE.minHeight, NOTE.top + lines * TYPE.note.lineHeight + NOTE.bottom)
}
