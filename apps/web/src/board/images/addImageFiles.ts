/** Files that become images on the board. */
import { afterWriting, type Board } from '@journeyboard/editor'
import { addImages, type PasteTarget } from '@journeyboard/editor/clipboard'
import type { CardImage } from '@journeyboard/model'
import type { ImageShelf } from '@journeyboard/session'
import { showToast } from '../../ui/toasts.tsx'
import { ImageRefused, prepareImage } from './prepareImage.ts'

/** Adds those that can be added, in one step of undo, and says of each other one why not. They never end a writing. */
export async function addImageFiles(
  board: Board,
  shelf: ImageShelf,
  files: readonly File[],
  target: PasteTarget,
): Promise<void> {
  const added: CardImage[] = []
  for (const file of files) {
    const taken = await takeOne(shelf, file)
    if (typeof taken === 'string') showToast(taken, { tone: 'error', duration: 10_000 })
    else added.push(taken)
  }
  // Large images take a while. Whoever writes by then goes on writing.
  if (added.length > 0) afterWriting(board, () => addImages(board, target, added))
}

/** The image, or why it can not be added. */
async function takeOne(shelf: ImageShelf, file: File): Promise<CardImage | string> {
  try {
    const { image, blob } = await prepareImage(file)
    return (await shelf.add(image.hash, blob)) ?? image
  } catch (error) {
    if (!(error instanceof ImageRefused)) throw error
    return error.message
  }
}
