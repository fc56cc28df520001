/** What is done with files that were dropped or pasted: takers in order, of which the first that knows them takes them. */
import { type Board, mayChange } from '@journeyboard/editor'
import type { PasteTarget } from '@journeyboard/editor/clipboard'
import type { ImageShelf } from '@journeyboard/session'
import { showToast } from '../../ui/toasts.tsx'

export interface Incoming {
  readonly board: Board
  readonly mapId: string
  readonly images: ImageShelf
  readonly files: readonly File[]
  /** For cards: over the map always a cell, if there is one that takes cards. */
  readonly target: PasteTarget
}

/** True: it has taken the files, and nobody else is asked. It shows its own errors. */
type FileTaker = (incoming: Incoming) => boolean | Promise<boolean>

/** Image files come before maps: a picture that carries a map is left to the last one. */
const FILE_TAKERS: readonly FileTaker[] = [takeImages, takeTable, takeMap]

/** Files that were dropped on the board, or pasted. */
export async function takeFiles(incoming: Incoming): Promise<void> {
  for (const take of FILE_TAKERS) if (await take(incoming)) return
}

/**
 * Images to look at become cards; a picture that carries a map is no such image. What lies among images is left out, and
 * named.
 */
async function takeImages({ board, images, files, target }: Incoming): Promise<boolean> {
  if (!files.some((file) => file.type.startsWith('image/'))) return false
  const [{ isPlainImage }, { addImageFiles }] = await Promise.all([
    import('../images/isPlainImage.ts'),
    import('../images/addImageFiles.ts'),
  ])
  const arePlain = await Promise.all(files.map(isPlainImage))
  const plain = files.filter((_, index) => arePlain[index])
  if (plain.length === 0) return false
  if (!mayChange(board, 'cards')) return true
  const [other, ...others] = files.filter((file) => !plain.includes(file))
  if (other) showToast(leftOutWords(other, others.length), { tone: 'error' })
  await addImageFiles(board, images, plain, target)
  return true
}

function leftOutWords({ name }: File, others: number): string {
  return others === 0
    ? `${name} was left out. Drop it alone.`
    : `${others + 1} files were left out. Drop each one alone.`
}

/** A table of a spreadsheet, which is shown first. */
async function takeTable({ board, mapId, files: [file, ...others], target }: Incoming): Promise<boolean> {
  if (!file || others.length > 0) return false
  if (/\.(xls|ods|numbers)$/i.test(file.name)) {
    showToast(`${file.name} can not be read. Save it as .xlsx or as CSV, and drop that.`, { tone: 'error' })
    return true
  }
  if (!/\.(csv|tsv|xlsx)$/i.test(file.name)) return false
  if (!mayChange(board, 'cards')) return true
  const { offerTableFile } = await import('./readTable.ts')
  await offerTableFile({ board, mapId, target }, file)
  return true
}

/** One file that may hold a map, whatever it is called: the dialog says what is in it. */
function takeMap({ board, files }: Incoming): boolean {
  const [file, ...others] = files
  if (file && others.length === 0) board.panels.setState({ dialog: { type: 'mapFile', file } })
  else showToast('Drop one file at a time.', { tone: 'error' })
  return true
}
