/** What is done with files that were dropped or pasted: takers in order, of which the first that knows them takes them. */
import type { Board } from '@journeyboard/editor'
import type { PasteTarget } from '@journeyboard/editor/clipboard'
import { showToast } from '../../ui/toasts.tsx'

export interface Incoming {
  readonly board: Board
  readonly mapId: string
  readonly files: readonly File[]
  /** For cards: over the map always a cell, if there is one that takes cards. */
  readonly target: PasteTarget
}

/** True: it has taken the files, and nobody else is asked. It shows its own errors. */
type FileTaker = (incoming: Incoming) => boolean | Promise<boolean>

/** Image files come before maps: a picture that carries a map is left to the last one. */
const FILE_TAKERS: readonly FileTaker[] = [takeMap]

/** Files that were dropped on the board, or pasted. */
export async function takeFiles(incoming: Incoming): Promise<void> {
  for (const take of FILE_TAKERS) if (await take(incoming)) return
}

/** One file that may hold a map, whatever it is called: the dialog says what is in it. */
function takeMap({ board, files }: Incoming): boolean {
  const [file, ...others] = files
  if (file && others.length === 0) board.panels.setState({ dialog: { type: 'mapFile', file } })
  else showToast('Drop one file at a time.', { tone: 'error' })
  return true
}
