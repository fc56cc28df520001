/** What is done with what was pasted: readers in order, of which the first that knows it takes it. */
import type { Board } from '@journeyboard/editor'
import { type PasteTarget, pasteClip, pasteTarget, readCarried } from '@journeyboard/editor/clipboard'
import type { BoardPoint } from '@journeyboard/layout'
import type { ImageShelf } from '@journeyboard/session'
import { takeFiles } from './fileTakers.ts'
import type { Pasted } from './pasted.ts'

export interface Pasting {
  readonly board: Board
  readonly mapId: string
  readonly images: ImageShelf
  readonly pasted: Pasted
  readonly target: PasteTarget
}

/** True: it has taken what was pasted, and nobody else is asked. */
type PasteReader = (pasting: Pasting) => boolean

const PASTE_READERS: readonly PasteReader[] = [readCards, readFiles]

/** Cards and notes that were copied from a board, this one or another. */
function readCards({ board, mapId, pasted, target }: Pasting): boolean {
  const clip = readCarried(pasted.html)
  if (clip) pasteClip(board, mapId, clip, target)
  return clip !== null
}

/** Files, pictures among them, go the same way as those that are dropped. */
function readFiles({ board, mapId, images, pasted, target }: Pasting): boolean {
  if (pasted.files.length === 0) return false
  takeFiles({ board, mapId, images, files: pasted.files, target }).catch(() =>
    board.notices.toast('The server can not be reached, so the file was not read. Paste it again when it is back.'),
  )
  return true
}

/** False: there is nothing in it that a board could take. `pointer` is null when it is not over the board. */
export function paste(
  { board, mapId, images }: Pick<Pasting, 'board' | 'mapId' | 'images'>,
  pasted: Pasted,
  pointer: BoardPoint | null,
): boolean {
  const target = pasteTarget(board, pointer)
  if (!target) {
    board.notices.toast('Cards do not go into the lane of feelings. Choose another cell to paste into.')
    return true
  }
  return PASTE_READERS.some((read) => read({ board, mapId, images, pasted, target }))
}
