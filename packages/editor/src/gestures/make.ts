/** New cards and notes that are dragged onto the map, or put there by a click with the tool that makes them. */
import { CARD, NOTE, TYPE } from '@journeyboard/layout'
import { startWriting, writeCard, writeNote } from '../actions/make.ts'
import type { Board } from '../board.ts'
import { insertCard } from '../commands/cards.ts'
import { insertStep } from '../commands/stages.ts'
import type { Drag, PointerInput } from './drag.ts'
import type { MakeGesture, NewKind } from './gesture.ts'
import { createLanding } from './landing.ts'

/** Of a card without a word. */
const HEIGHT = CARD.top + TYPE.card.lineHeight + CARD.bottom
const NOTHING = new Set<never>()

/** Shows where it would go until it is held. */
export interface Make extends Drag {
  hold(): void
}

export function createMake(board: Board, kind: NewKind, start: PointerInput): Make {
  let isHeld = false
  const landing = createLanding(board, HEIGHT, start.point)
  const gestureAt = (input: PointerInput): MakeGesture => {
    const ground = { target: { kind: 'ground', ...input.point }, preview: null } as const
    // A note that is made is meant for the open canvas, wherever that is.
    return { type: 'make', kind, isHeld, at: input.point, ...(kind === 'note' ? ground : landing(input, NOTHING)) }
  }
  return {
    update: (input) => board.gesture.setState(gestureAt(input), true),
    finish: (input) => makeAt(board, gestureAt(input)),
    cancel: () => putToolAway(board),
    hold() {
      isHeld = true
    },
  }
}

/** One step of undo together with what is then written; a card that falls beside the map becomes a note. */
function makeAt(board: Board, { kind, target, at }: MakeGesture): void {
  putToolAway(board)
  if (target.kind === 'ground' || kind === 'note') {
    writeNote(board, { x: at.x - NOTE.width / 2, y: at.y - NOTE.minHeight / 2 })
    return
  }
  if (target.kind === 'cell') {
    writeCard(board, target, { index: target.index, kind })
    return
  }
  const endGroup = board.doc.history.beginGroup({ label: 'Add card' })
  const step = insertStep(board.doc, target.stage, target.index)
  const id = insertCard(board.doc, { step, lane: target.lane, index: 0 }, { kind })
  endGroup()
  startWriting(board, { family: 'card', id })
}

function putToolAway(board: Board): void {
  if (board.panels.getState().tool === 'make') board.panels.setState({ tool: 'select' })
}
