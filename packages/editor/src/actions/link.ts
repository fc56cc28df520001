/** Linking what is selected. */
import type { Board } from '../board.ts'
import { insertLink } from '../commands/links.ts'
import { isEnd, type Ref } from '../refs.ts'
import { select } from '../selection.ts'
import type { Action } from './action.ts'

const selectedRefs = (board: Board) => board.selection.getState().refs

/** Links each of the selected cards and notes with the next one, and selects the links. */
export function linkThem(board: Board): void {
  const ends = selectedRefs(board).filter(isEnd)
  const endGroup = board.doc.history.beginGroup()
  const links = ends.slice(1).flatMap((end, n): Ref[] => {
    const from = ends[n]
    const id = from && insertLink(board.doc, from.id, end.id)
    return id ? [{ family: 'link', id }] : []
  })
  endGroup()
  if (board.panels.getState().tool === 'link') board.panels.setState({ tool: 'select' })
  if (links.length > 0) select(board.selection, links, ends.at(-1))
}

/** One alone is where a link begins: its end is clicked, or reached by arrows. */
function link(board: Board): void {
  if (selectedRefs(board).length > 1) {
    linkThem(board)
    return
  }
  board.panels.setState({ tool: 'link' })
  board.notices.toast('Choose where the link ends: click it, or go there with the arrow keys and press Enter.')
}

const canLink = (board: Board) => selectedRefs(board).length > 0 && selectedRefs(board).every(isEnd)

export const linkAction: Action = {
  id: 'link',
  label: 'Link',
  group: 'Edit',
  icon: 'Spline',
  keys: ['l'],
  changes: 'cards',
  isPartOfLink: true,
  when: canLink,
  run: link,
}
