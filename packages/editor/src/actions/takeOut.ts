/** Taking cards off the map without dragging them: fetched when somebody does. */
import { boxCentre } from '@journeyboard/layout'
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
  tellStaying(board, refs)
  const cards = unlocked(board.doc.projection.journey(), cardIdsOf(refs))
  if (cards.length === 0) return
  const what = `${counted(cards.length, 'card')} off the map`
  const endGroup = board.doc.history.beginGroup({ label: `Take ${what}` })
  const notes = cards.flatMap((id) => {
    // Anew for each: the one before lies there now.
    const layout = board.layout.getState()
    const box = layout.cardById.get(id)?.box
    const place = notePlaceNear(layout, box ? boxCentre(box) : { x: 0, y: 0 })
    return pullCardsOut(board.doc, [id], () => place)
  })
  endGroup()
  const taken = notes.map((id): Ref => ({ family: 'note', id }))
  select(board.selection, taken)
  const [first] = taken
  if (first) show(board, first)
  board.notices.toast(`Took ${what}`, { offersUndo: true })
}
