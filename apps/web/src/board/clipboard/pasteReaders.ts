/** What is done with what was pasted: readers in order, of which the first that knows it takes it. */
import { type Board, mayChange } from '@journeyboard/editor'
import {
  clipOfTexts,
  linesOf,
  type PasteTarget,
  pasteClip,
  pastePart,
  pasteTarget,
  readCarried,
  readCarriedPart,
} from '@journeyboard/editor/clipboard'
import type { BoardPoint } from '@journeyboard/layout'
import { imagesOf } from '@journeyboard/model'
import type { ImageShelf } from '@journeyboard/session'
import { bringImages } from '../images/takeAlong.ts'
import { takeFiles } from './fileTakers.ts'
import type { Pasted } from './pasted.ts'
import { showMade } from './showMade.ts'

export interface Pasting {
  readonly board: Board
  readonly mapId: string
  readonly images: ImageShelf
  readonly pasted: Pasted
  readonly target: PasteTarget
}

type PasteInto = Pick<Pasting, 'board' | 'mapId' | 'images'>

/** True: it has taken what was pasted, and nobody else is asked. */
type PasteReader = (pasting: Pasting) => boolean | Promise<boolean>

const PASTE_READERS: readonly PasteReader[] = [readCards, readFiles, readDrawing, readTable, readLines]

/** Cards and notes that were copied from a board, this one or another. */
function readCards({ board, mapId, images, pasted, target }: Pasting): boolean {
  const clip = readCarried(pasted.html)
  if (clip) pasteClip(board, mapId, clip, target)
  if (clip && clip.mapId !== mapId)
    void bringAlong(board, images, clip.mapId, {
      cards: clip.cards.map(({ card }) => card),
      notes: clip.notes.map(({ note }) => note),
    })
  return clip !== null
}

/** Stages, steps or lanes with what lies in them. True: there were some. */
function readMapPart({ board, mapId, images }: PasteInto, html: string, pointer: BoardPoint | null): boolean {
  const part = readCarriedPart(html)
  const pasted = part && pastePart(board, part, pointer)
  if (pasted) showMade(board, pasted.refs, pasted.words)
  if (pasted && part.mapId !== mapId)
    void bringAlong(board, images, part.mapId, { cards: part.records.cards, notes: [] })
  return part !== null
}

async function bringAlong(
  board: Board,
  shelf: ImageShelf,
  fromMapId: string,
  things: Parameters<typeof imagesOf>[0],
): Promise<void> {
  const missing = await bringImages(shelf, fromMapId, imagesOf(things).keys(), { isPatient: true })
  if (missing > 0) board.notices.toast('An image did not come along: the map that it is on can not be reached.')
}

/** Files, pictures among them, go the same way as those that are dropped. */
async function readFiles({ board, mapId, images, pasted, target }: Pasting): Promise<boolean> {
  if (pasted.files.length === 0) return false
  await takeFiles({ board, mapId, images, files: pasted.files, target })
  return true
}

/** An SVG, which drawing programs and "Copy as SVG" put there as text: the picture is meant, not its source. */
async function readDrawing({ board, mapId, images, pasted, target }: Pasting): Promise<boolean> {
  if (!SVG.test(pasted.text)) return false
  const file = new File([pasted.text], 'drawing.svg', { type: 'image/svg+xml' })
  await takeFiles({ board, mapId, images, files: [file], target })
  return true
}

/** From its first element to its last, with what may stand before it. */
const SVG = /^\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!doctype[^>]*>\s*)*<svg[\s>].*<\/svg>\s*$/is

/** A table of a spreadsheet. */
async function readTable({ board, mapId, pasted, target }: Pasting): Promise<boolean> {
  if (!/<table[\s>]/i.test(pasted.html) && !pasted.text.includes('\t')) return false
  const { offerPastedTable } = await import('./readTable.ts')
  return offerPastedTable({ board, mapId, target }, pasted)
}

/** Text: a card for each line. */
function readLines({ board, mapId, pasted, target }: Pasting): boolean {
  const lines = linesOf(pasted.text)
  if (lines.length > 0) pasteClip(board, mapId, clipOfTexts(lines), target)
  return lines.length > 0
}

/** Says why, where there is nothing in it that a board could take. `pointer` is null when it is not over the board. */
export async function paste(into: PasteInto, pasted: Pasted, pointer: BoardPoint | null): Promise<void> {
  const { board, mapId, images } = into
  if (!mayChange(board, 'cards') || readMapPart(into, pasted.html, pointer)) return
  const target = pasteTarget(board, pointer)
  if (!target) {
    board.notices.toast('Cards do not go into the lane of feelings. Choose another cell to paste into.')
    return
  }
  try {
    for (const read of PASTE_READERS) if (await read({ board, mapId, images, pasted, target })) return
    board.notices.toast('There is nothing on the clipboard that a board can take.')
  } catch {
    // Readers show their own errors: what is left is code that could not be fetched.
    board.notices.toast('The server can not be reached, so this was not read. Paste it again when it is back.')
  }
}
