/** What the hand is doing right now. Scope: this screen; what is dragged also goes out as presence. */
import type { BoardPoint, Box, DropTarget, HeaderTarget, InsertPreview, StepTarget } from '@journeyboard/layout'
import { CARD_KINDS, type CardId, type CardKind, type NoteId } from '@journeyboard/model'
import type { FeelingRef, HeaderRef, Ref } from '../refs.ts'

export type Gesture =
  | { readonly type: 'none' }
  | MoveGesture
  | { readonly type: 'marquee'; readonly box: Box }
  | {
      readonly type: 'moveHeader'
      /** The one under the pointer. */
      readonly ref: HeaderRef
      /** All that go, of its kind: they lie side by side afterwards. */
      readonly refs: readonly HeaderRef[]
      readonly dx: number
      readonly dy: number
      readonly target: HeaderTarget | StepTarget | null
    }
  | MakeGesture
  | { readonly type: 'resize'; readonly ref: Extract<Ref, { family: 'step' | 'lane' }>; readonly size: number }
  | {
      readonly type: 'link'
      readonly from: CardId | NoteId
      readonly to: BoardPoint
      readonly end: CardId | NoteId | null
    }
  | { readonly type: 'feel'; readonly ref: FeelingRef; readonly valence: number }

export interface MoveGesture {
  readonly type: 'move'
  readonly cards: readonly CardId[]
  readonly notes: readonly NoteId[]
  /** The one under the pointer: it goes exactly where the target says. */
  readonly leader: CardId | NoteId
  readonly dx: number
  readonly dy: number
  readonly target: DropTarget
  readonly preview: InsertPreview | null
  /** Alt is held: copies go, the originals stay. */
  readonly isCopy: boolean
}

/** A new card or note on its way to its place. */
export interface MakeGesture {
  readonly type: 'make'
  readonly kind: NewKind
  /** Whether it is dragged; else its tool only shows where a click would put it. */
  readonly isHeld: boolean
  /** Where the hand is. */
  readonly at: BoardPoint
  readonly target: DropTarget
  readonly preview: InsertPreview | null
}

export type NewKind = Exclude<CardKind, 'image'> | 'note'

/** What the tray of new cards holds, plain text behind the kinds that say more. Images come from files. */
export const NEW_KINDS: readonly NewKind[] = [
  ...CARD_KINDS.filter((kind) => kind !== 'image' && kind !== 'text'),
  'text',
  'note',
]

/** Room that is made for what is dragged, or null. */
export function previewOf(gesture: Gesture): InsertPreview | null {
  return gesture.type === 'move' || gesture.type === 'make' ? gesture.preview : null
}

export const NO_GESTURE: Gesture = { type: 'none' }
