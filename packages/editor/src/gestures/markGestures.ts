/** Dragging a point of the emotion curve, and drawing a link. */
import { type Hit, hitTest, valenceAt } from '@journeyboard/layout'
import { type CardId, type NoteId, parseFeelingId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { setFeelings } from '../commands/feelings.ts'
import { insertLink } from '../commands/links.ts'
import { select } from '../selection.ts'
import type { Drag, PointerInput } from './drag.ts'

export function createFeelDrag(board: Board, hit: Extract<Hit, { kind: 'curvePoint' }>): Drag | null {
  const key = parseFeelingId(hit.id)
  if (!key) return null
  const ref = { family: 'feeling', ...key, lane: hit.lane } as const
  /** Null: somebody has deleted the lane meanwhile. */
  const valenceOf = (input: PointerInput) => {
    const plot = board.layout.getState().plots.find((one) => one.laneId === hit.lane)
    return plot ? Math.round(valenceAt(plot, input.point.y) * 20) / 20 : null
  }
  return {
    update(input) {
      const valence = valenceOf(input)
      if (valence !== null) board.gesture.setState({ type: 'feel', ref, valence }, true)
    },
    finish(input) {
      const valence = valenceOf(input)
      if (valence !== null) setFeelings(board.doc, [key], valence)
    },
  }
}

/** From a card's or note's handle, or from anywhere on it with the link tool, which is put away at the end. */
export function createLinkDrag(board: Board, from: CardId | NoteId): Drag {
  const endAt = ({ point, zoom }: PointerInput): CardId | NoteId | null => {
    const hit = hitTest(board.layout.getState(), point, 4 / zoom)
    return (hit.kind === 'card' || hit.kind === 'note') && hit.id !== from ? hit.id : null
  }
  return {
    update: (input) => board.gesture.setState({ type: 'link', from, to: input.point, end: endAt(input) }, true),
    finish(input) {
      if (board.panels.getState().tool === 'link') board.panels.setState({ tool: 'select' })
      const end = endAt(input)
      const id = end && insertLink(board.doc, from, end)
      if (id) select(board.selection, [{ family: 'link', id }])
    },
  }
}
