/** A note: a free sticky outside the grid, at a place on the canvas. */
import * as z from 'zod/mini'
import { CARD_COLORS, type CardColor } from './card.ts'
import type { NoteId } from './ids.ts'
import { type CardImage, imageOrNone } from './image.ts'
import { finite, flag, idOf, text, wordOf } from './validation.ts'

export interface Note {
  readonly id: NoteId
  readonly text: string
  readonly place: NotePlace
  readonly color: CardColor
  readonly image: CardImage | null
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

/** Board units; the top left corner. The map's sheet begins at 0, 0. */
export interface NotePlace {
  readonly x: number
  readonly y: number
}

export const notePlaceSchema = z.object({ x: finite, y: finite })

export const noteSchema = z.object({
  id: idOf<NoteId>(),
  text,
  place: notePlaceSchema,
  color: wordOf(CARD_COLORS),
  image: imageOrNone,
  isLocked: flag,
})

export const noteDefaults: Omit<Note, 'id'> = {
  text: '',
  place: { x: 0, y: 0 },
  color: 'auto',
  image: null,
  isLocked: false,
}
