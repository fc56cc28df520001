/** Branded ids: a StageId can not be passed where a CardId is wanted. */
import { customAlphabet } from 'nanoid'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type StageId = Branded<'StageId'>
export type StepId = Branded<'StepId'>
export type LaneId = Branded<'LaneId'>
export type CardId = Branded<'CardId'>
export type NoteId = Branded<'NoteId'>
export type LinkId = Branded<'LinkId'>
export type PersonaId = Branded<'PersonaId'>
/** `persona~step~series`, see feeling.ts. */
export type FeelingId = Branded<'FeelingId'>
/** The one map record of a document. */
export type MapId = Branded<'MapId'>

export type AnyId = MapId | StageId | StepId | LaneId | CardId | NoteId | LinkId | PersonaId | FeelingId

/** Letters and digits only, so that ids can be joined with `~` and written into URLs and comments. */
const draw = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 10)

/** A fresh random id: 10 letters or digits, about 59 bits. */
export function newId<Id extends AnyId>(): Id {
  return draw() as Id
}

/** Ids that other programs wrote may be any short string, as long as the separator `~` is not in it. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 64 && !value.includes('~')
}
