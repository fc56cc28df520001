/** A version as a board of its own: to look at, find in, copy from, and nothing else. */
import { createDocument, createJourneyDoc, type JourneyDoc } from '@journeyboard/doc'
import { createBoard, noRights } from '@journeyboard/editor'
import type { Session } from '@journeyboard/session'
import { applyUpdate } from 'yjs'
import { createStore } from 'zustand/vanilla'
import { openingView, type Size } from '../../canvas/fit.ts'
import type { OpenBoard } from '../boardContext.ts'

export interface Preview {
  /** Of the version. */
  readonly id: number
  readonly open: OpenBoard
  readonly doc: JourneyDoc
  close(): void
}

const LOOK_ONLY = 'This is how the map was. Go back to it as it is now to change it, or restore this version.'

/**
 * @param main the board of the living map, whose images the preview shares
 * @param lastView what was in view of the version before; the first one opens fitted beside the panel
 */
export function openPreview(main: OpenBoard, lastView: OpenBoard['lastView'], id: number, update: Uint8Array): Preview {
  const ydoc = createDocument()
  applyUpdate(ydoc, update)
  const doc = createJourneyDoc(ydoc)
  const board = createBoard(doc, { rights: noRights(LOOK_ONLY), hidden: main.board.hiddenPersonas.getState() })
  board.panels.setState({ isInspectorOpen: false })
  const { bounds, sheet } = board.layout.getState()
  lastView.current ??= openingView(bounds, sheet, roomBesidePanel())
  return {
    id,
    doc,
    open: { ...main, board, lastView, session: unseen(main.session) },
    close() {
      board.destroy()
      doc.destroy()
      ydoc.destroy()
    },
  }
}

/** As VersionsView.module.css has it. */
const PANEL = { width: 336, narrow: 760, share: 0.46 }

function roomBesidePanel(): Size {
  const { innerWidth: width, innerHeight: height } = window
  return width <= PANEL.narrow ? { width, height: height * (1 - PANEL.share) } : { width: width - PANEL.width, height }
}

/** The same session for somebody who is not there: the others do not see what is pointed at in an old version. */
function unseen(session: Session): Session {
  const peers = createStore<readonly []>(() => [])
  const cursors = createStore(() => new Map())
  return { ...session, presence: { ...session.presence, peers, cursors, tell: () => {} } }
}
