/** A link: a connector between two cards or notes. */
import * as z from 'zod/mini'
import type { CardId, LinkId, NoteId } from './ids.ts'
import { idOf, text, wordOf } from './validation.ts'

export interface Link {
  readonly id: LinkId
  readonly label: string
  readonly ends: LinkEnds
  readonly direction: LinkDirection
}

export interface LinkEnds {
  readonly from: CardId | NoteId
  readonly to: CardId | NoteId
}

/** Where the arrow heads are: at `to`, at both ends, or nowhere. */
export const LINK_DIRECTIONS = ['forward', 'both', 'none'] as const
export type LinkDirection = (typeof LINK_DIRECTIONS)[number]

export const linkEndsSchema = z.object({ from: idOf<CardId | NoteId>(), to: idOf<CardId | NoteId>() })

export const linkSchema = z.object({
  id: idOf<LinkId>(),
  label: text,
  ends: linkEndsSchema,
  direction: wordOf(LINK_DIRECTIONS),
})

export const linkDefaults: Omit<Link, 'id'> = {
  label: '',
  ends: { from: '' as CardId, to: '' as CardId },
  direction: 'forward',
}
