/** What the hand is doing right now. Scope: this screen; what is dragged also goes out as presence. */
import type { BoardPoint, Box, DropTarget, HeaderTarget, InsertPreview, StepTarget } from '@journeyboard/layout'
import type { CardId, NoteId } from '@journeyboard/model'
import type { FeelingRef, Ref } from '../refs.ts'

export type HeaderRef = Extract<Ref, { family: 'stage' | 'step' | 'lane' }>

export type Gesture =
  | { readonly type: 'none' }
  | MoveGesture
  | { readonly type: 'marquee'; readonly box: Box }
  | {
      readonly type: 'moveHeader'
      readonly ref: HeaderRef
      readonly dx: number
      readonly dy: number
      readonly target: HeaderTarget | StepTarget | null
    }
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

export const NO_GESTURE: Gesture = { type: 'none' }
