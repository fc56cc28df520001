/** A board's copying and pasting: by the browser's clipboard events, which need nobody's permission, and by menu. */
import { type Board, cardsAndNotes, leaveLink, mayChange } from '@journeyboard/editor'
import {
  type Carried,
  carry,
  carryPart,
  clipOf,
  namePart,
  partOfMap,
  removeCut,
  tellStaying,
  tooMuchIn,
  tooMuchInPart,
} from '@journeyboard/editor/clipboard'
import type { BoardPoint } from '@journeyboard/layout'
import type { OpenBoard } from '../boardContext.ts'
import { formatKey } from '../keys/formatKey.ts'
import { mapAddress } from '../mapAddress.ts'
import { copyAddress } from '../panels/copyAddress.ts'
import type { EarlyWish } from './earlyWish.ts'
import { isForBoard } from './isForBoard.ts'
import { type Pasted, pastedFrom, readDevice } from './pasted.ts'
import { paste } from './pasteReaders.ts'

/** Until the signal aborts, beginning with what was wanted before. Text fields and dialogs keep their own clipboard. */
export function connectClipboard(open: OpenBoard, signal: AbortSignal, early: EarlyWish | null): void {
  const { board, mapId } = open
  const pointer = followPointer(board, signal)
  const tell = (text: string) => board.notices.toast(text)

  const handleCopy = (event: ClipboardEvent) => {
    const isCut = event.type === 'cut'
    if (!isForBoard(board) || isTextMarked() || !event.clipboardData) return
    const taken = takenOrReason(board, mapId, isCut)
    if (!taken) return
    event.preventDefault()
    const { text, html } = taken.carried
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    taken.finish()
  }
  const handlePaste = (event: ClipboardEvent) => {
    if (!isForBoard(board) || !event.clipboardData) return
    event.preventDefault()
    void paste(open, pastedFrom(event.clipboardData), pointer.now())
  }
  document.addEventListener('copy', handleCopy, { signal })
  document.addEventListener('cut', handleCopy, { signal })
  document.addEventListener('paste', handlePaste, { signal })

  const send = async (isCut: boolean) => {
    board.editing.end()
    const taken = takenOrReason(board, mapId, isCut)
    if (!taken) return
    try {
      await writeDevice(taken.carried)
    } catch {
      // Refused by the person, the browser or the page around this one: none of them says why.
      tell(`The browser does not let this page copy by menu. Press ${formatKey(isCut ? '$mod+x' : '$mod+c')} instead.`)
      return
    }
    taken.finish()
  }
  const fetchAndPaste = async () => {
    board.editing.end()
    let pasted: Pasted
    try {
      pasted = await readDevice()
    } catch {
      tell(`The browser does not let this page read the clipboard. Press ${formatKey('$mod+v')} instead.`)
      return
    }
    await paste(open, pasted, pointer.last())
  }
  board.clipboard.setState({
    port: {
      copy: () => void send(false),
      cut: () => void send(true),
      paste: () => void fetchAndPaste(),
      copyLink: (to) => void copyAddress(mapAddress(to), 'It opens the map here, for those who may open it.'),
    },
  })
  signal.addEventListener('abort', () => board.clipboard.setState({ port: null }))
  if (early === 'copy' || early === 'cut') {
    if (!isTextMarked()) void send(early === 'cut')
  } else if (early) void paste(open, early, pointer.now())
}

interface Taken {
  readonly carried: Carried
  /** It lies on the clipboard now. */
  finish(): void
}

/** Null: nothing can be taken; if that is because of locks, rights or its size, it is said. */
function takenOrReason(board: Board, mapId: string, isCut: boolean): Taken | null {
  if (isCut && !mayChange(board, 'cards')) return null
  leaveLink(board)
  const part = isCut ? null : partOfMap(board, mapId)
  const clip = part ? null : clipOf(board, mapId, isCut)
  if (!part && !clip) tellWhatStays(board, isCut)
  const refusal = (part && tooMuchInPart(part)) ?? (clip && tooMuchIn(clip))
  if (refusal) board.notices.toast(refusal)
  if (refusal) return null
  const announce = (what: string) => board.notices.announce(`Copied ${what}`)
  if (part) return { carried: carryPart(part), finish: () => announce(namePart(part)) }
  return (
    clip && {
      carried: carry(clip),
      finish: () =>
        clip.isCut ? removeCut(board, clip) : announce(cardsAndNotes(clip.cards.length, clip.notes.length)),
    }
  )
}

/** Else what lay on the clipboard before would be pasted, and nobody would know why. */
function tellWhatStays(board: Board, isCut: boolean): void {
  const { refs } = board.selection.getState()
  if (isCut && tellStaying(board, refs)) return
  if (refs.every(({ family }) => family === 'cell')) return
  board.notices.toast(
    isCut ? 'Only cards and notes can be cut.' : 'Only cards, notes, stages, steps and lanes can be copied.',
  )
}

function writeDevice({ text, html }: Carried): Promise<void> {
  const blob = (type: string, content: string) => new Blob([content], { type })
  const item = new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) })
  return navigator.clipboard.write([item])
}

/** Words that somebody has marked on a panel are what they want to copy, until they go back to the board. */
function isTextMarked(): boolean {
  return !document.activeElement?.closest('[data-board]') && document.getSelection()?.isCollapsed === false
}

/** Where on the map the pointer is, in board units; null where it is not or was never over the board. */
interface FollowedPointer {
  now(): BoardPoint | null
  /** Before it went on to a menu or a panel. */
  last(): BoardPoint | null
}

function followPointer(board: Board, signal: AbortSignal): FollowedPointer {
  let last: PointerEvent | null = null
  let isOver = false
  const remember = (event: PointerEvent) => {
    isOver = event.target instanceof Element && event.target.closest('[data-board]') !== null
    if (isOver) last = event
  }
  window.addEventListener('pointermove', remember, { signal, passive: true })
  window.addEventListener('pointerdown', remember, { signal, passive: true, capture: true })
  const lastPoint = () => (last && board.viewport.current?.toBoard(last.clientX, last.clientY)) ?? null
  return { now: () => (isOver ? lastPoint() : null), last: lastPoint }
}
