/** Cutting, and putting a clip onto a map: as new records, or as the same ones that were cut from it. */
import { asCard, asNote, type Changes } from '@journeyboard/doc'
import { type BoardPoint, noteContent } from '@journeyboard/layout'
import { type CardId, type Journey, type LinkId, type NoteId, newId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { type CellPlace, cellsAround, type PasteTarget, stacksIn } from '../commands/cells.ts'
import { applyDeletion, planDeletion } from '../commands/deletion.ts'
import { nameStaying } from '../commands/locks.ts'
import { kindInLane } from '../commands/notes.ts'
import { cardsAndNotes } from '../commands/wording.ts'
import { freeBoxes, notePlaceNear } from '../notePlace.ts'
import type { Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Clip, ClipCard, ClipNote } from './clip.ts'
import { tooMuch } from './limits.ts'

/** Why a clip can not be pasted, and so should not be cut; or null. */
export function tooMuchIn({ cards, notes }: Clip): string | null {
  return tooMuch([...cards.map(({ card }) => card.text), ...notes.map(({ note }) => note.text)])
}

/** Takes the cards and notes of a clip off the map, after it went to the clipboard. */
export function removeCut(board: Board, clip: Clip): void {
  const cards = clip.cards.map(({ card }): Ref => ({ family: 'card', id: card.id }))
  const notes = clip.notes.map(({ note }): Ref => ({ family: 'note', id: note.id }))
  const what = cardsAndNotes(cards.length, notes.length)
  const journey = board.doc.projection.journey()
  const staying = nameStaying(journey, board.selection.getState().refs)
  const endGroup = board.doc.history.beginGroup({ label: `Cut ${what}` })
  applyDeletion(board.doc, planDeletion(journey, [...cards, ...notes]), { to: 'delete' })
  endGroup()
  board.notices.toast(staying ? `Cut ${what}. ${staying}` : `Cut ${what}`, { offersUndo: true })
}

/**
 * One step of undo; what was pasted is selected. In a cell lie the cards, the first one at the target and the others as
 * far from it as they were, and notes that come alone become cards. On the canvas cards become notes.
 */
export function pasteClip(board: Board, mapId: string, clip: Clip, target: PasteTarget): void {
  const refusal = tooMuchIn(clip)
  if (refusal) {
    board.notices.toast(refusal)
    return
  }
  board.editing.end()
  const journey = board.doc.projection.journey()
  const arriving = arrivals(board, clip, clip.isCut && clip.mapId === mapId)
  const inCells = target.on === 'canvas' ? [] : clip.cards.length > 0 ? clip.cards : clip.notes
  const what = cardsAndNotes(inCells.length, clip.cards.length + clip.notes.length - inCells.length)
  const refs: Ref[] = []
  const isDone = board.doc.change(`Paste ${what}`, (changes) => {
    const onCanvas = target.on === 'canvas' ? [...clip.cards, ...clip.notes] : clip.cards.length > 0 ? clip.notes : []
    if (target.on === 'cell') refs.push(...putIntoCells(journey, changes, arriving, clip, target))
    const at = target.on === 'canvas' ? target.at : (board.viewport.current?.centre() ?? { x: 0, y: 0 })
    refs.push(...putOnCanvas(board, changes, arriving, onCanvas, at))
    putLinks(board, changes, arriving, clip)
  })
  // The person has been told why not.
  if (!isDone) return
  select(board.selection, refs)
  const [first] = refs
  if (first) show(board, first)
  board.notices.announce(`Pasted ${what}`)
}

/** Ids under which the cards and notes of a clip arrive. */
interface Arrivals {
  idOf(id: CardId | NoteId): CardId
  /** It was cut from this map and comes back with all that others did to it meanwhile. */
  isBack(id: CardId | NoteId): boolean
}

function arrivals({ doc }: Board, { cards, notes }: Clip, isSameMap: boolean): Arrivals {
  const { cardById, noteById } = doc.projection.journey()
  const isDeleted = (id: CardId) => doc.has('card', id) && !cardById.has(id) && !noteById.has(asNote(id))
  const arriving = new Map<string, { readonly id: CardId; readonly isBack: boolean }>()
  for (const id of [...cards.map(({ card }) => card.id), ...notes.map(({ note }) => asCard(note.id))]) {
    const isBack = isSameMap && isDeleted(id) && !arriving.has(id)
    arriving.set(id, { id: isBack ? id : newId<CardId>(), isBack })
  }
  return {
    idOf: (id) => arriving.get(id)?.id ?? newId<CardId>(),
    isBack: (id) => arriving.get(id)?.isBack ?? false,
  }
}

type Item = ClipCard | ClipNote

const idOfItem = (item: Item) => ('card' in item ? item.card.id : item.note.id)

/** The record is there afterwards, with a place that is still to be said. */
function bring(changes: Changes, arriving: Arrivals, item: Item): CardId {
  const id = arriving.idOf(idOfItem(item))
  if (arriving.isBack(idOfItem(item))) changes.restore('card', id)
  else if ('card' in item) changes.create('card', { ...item.card, id })
  else changes.create('note', { ...item.note, id: asNote(id) })
  return id
}

function putIntoCells(
  journey: Journey,
  changes: Changes,
  arriving: Arrivals,
  { cards, notes }: Clip,
  target: CellPlace,
): Ref[] {
  const cellAt = cellsAround(journey, target)
  const items: readonly Item[] = cards.length > 0 ? cards : notes
  const stacks = stacksIn(journey, items, (item) => ('card' in item ? cellAt(item.distance) : target), target)
  return stacks.flatMap((stack) =>
    stack.arriving.map(({ item, place }): Ref => {
      const id = bring(changes, arriving, item)
      changes.set('card', id, 'place', place)
      const kind = 'note' in item ? kindInLane(item.note, journey.laneById.get(place.lane)) : null
      if (kind) changes.set('card', id, 'kind', kind)
      return { family: 'card', id }
    }),
  )
}

/** As they lay to each other, as far as nothing lies over anything then: cards lie closer to each other than notes. */
function putOnCanvas(
  { layout }: Board,
  changes: Changes,
  arriving: Arrivals,
  items: readonly Item[],
  at: BoardPoint,
): Ref[] {
  const [first] = items
  if (!first) return []
  const free = notePlaceNear(layout.getState(), at)
  const wished = items.map((item) => ({
    ...noteContent('card' in item ? item.card : item.note),
    x: free.x + item.offset.x - first.offset.x,
    y: free.y + item.offset.y - first.offset.y,
  }))
  const boxes = freeBoxes(layout.getState(), wished)
  return items.map((item, n): Ref => {
    const id = asNote(bring(changes, arriving, item))
    const { x, y } = boxes[n] ?? free
    changes.set('note', id, 'place', { x, y })
    return { family: 'note', id }
  })
}

/** A link whose ends both come back was never gone, or comes back with them; all others are new. */
function putLinks({ doc }: Board, changes: Changes, arriving: Arrivals, { links }: Clip): void {
  for (const link of links) {
    const { from, to } = link.ends
    if (arriving.isBack(from) && arriving.isBack(to) && doc.has('link', link.id)) changes.restore('link', link.id)
    else {
      const ends = { from: arriving.idOf(from), to: arriving.idOf(to) }
      changes.create('link', { ...link, id: newId<LinkId>(), ends })
    }
  }
}
