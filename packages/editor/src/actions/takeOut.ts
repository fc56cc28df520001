/** Taking cards off the map without dragging them: fetched when somebody does. */
import { type Box, boxCentre, NOTE } from '@journeyboard/layout'
import type { Board } from '../board.ts'
import { unlocked } from '../commands/locks.ts'
import { pullCardsOut } from '../commands/notes.ts'
import { counted } from '../commands/wording.ts'
import { notePlaceNear } from '../notePlace.ts'
import { cardIdsOf, type Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import { tellStaying } from './lock.ts'

/** Each card becomes a note on open ground, as near to its column as there is room. */
export function takeOut(board: Board): void {
  board.editing.end()
  const { refs } = board.selection.getState()
  tellStaying(
    board,
    refs.filter(({ family }) => family === 'card'),
  )
  const cards = unlocked(board.doc.projection.journey(), cardIdsOf(refs))
  if (cards.length === 0) return
  const what = `${counted(cards.length, 'card')} off the map`
  const layout = board.layout.getState()
  const placed: Box[] = []
  const notes = pullCardsOut(board.doc, cards, (id) => {
    const box = layout.cardById.get(id)?.box
    const place = notePlaceNear(layout, box ? boxCentre(box) : { x: 0, y: 0 }, placed)
    placed.push({ ...place, width: NOTE.width, height: Math.max(NOTE.minHeight, box?.height ?? 0) })
    return place
  })
  const taken = notes.map((id): Ref => ({ family: 'note', id }))
  select(board.selection, taken)
  const [first] = taken
  if (first) show(board, first)
  board.notices.toast(`Took ${what}`, { offersUndo: true })
}
