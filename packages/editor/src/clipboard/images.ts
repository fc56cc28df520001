/** Images that are added to a board: cards in a cell, or notes on the open canvas. One step of undo. */
import type { Changes } from '@journeyboard/doc'
import { type BoardPoint, NOTE } from '@journeyboard/layout'
import { type CardId, type CardImage, cardDefaults, type NoteId, newId, noteDefaults } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { type CellPlace, type PasteTarget, stacksIn } from '../commands/cells.ts'
import { counted } from '../commands/wording.ts'
import type { Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'

/** Between notes that are added together. */
const GAP = 24

/** Adds the images in their order, selects them and brings the first one into view. */
export function addImages(board: Board, target: PasteTarget, images: readonly CardImage[]): void {
  board.editing.end()
  const added: Ref[] = []
  const isDone = board.doc.change(`Add ${counted(images.length, 'image')}`, (changes) => {
    if (target.on === 'cell')
      for (const id of createCards(board, changes, target, images)) added.push({ family: 'card', id })
    else for (const id of createNotes(changes, target.at, images)) added.push({ family: 'note', id })
  })
  // The person has been told why not.
  if (!isDone) return
  select(board.selection, added)
  const [first] = added
  if (first) show(board, first)
  board.notices.announce(`Added ${counted(images.length, 'image')}`)
}

function createCards(board: Board, changes: Changes, to: CellPlace, images: readonly CardImage[]): CardId[] {
  const stacks = stacksIn(board.doc.projection.journey(), images, () => to, to)
  return stacks.flatMap(({ arriving }) =>
    arriving.map(({ item: image, place }) => {
      const id = newId<CardId>()
      changes.create('card', { ...cardDefaults, kind: 'image', id, place, image })
      return id
    }),
  )
}

/** Side by side, the first one with its middle at `at`. */
function createNotes(changes: Changes, at: BoardPoint, images: readonly CardImage[]): NoteId[] {
  return images.map((image, n) => {
    const id = newId<NoteId>()
    const x = Math.round(at.x - NOTE.imageWidth / 2 + n * (NOTE.imageWidth + GAP))
    changes.create('note', { ...noteDefaults, id, place: { x, y: Math.round(at.y) }, image })
    return id
  })
}
