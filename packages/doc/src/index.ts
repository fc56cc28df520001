/** The document: columns in Yjs, commands' changes, projection, undo. The only package that names Yjs' shared types. */

export type { Family, FieldOf, IdOf, RecordByFamily } from './columns.ts'
export { META } from './columns.ts'
export { asCard, asNote, type Changes, createJourneyDoc, type JourneyDoc } from './journeyDoc.ts'
export { isLocalOrigin, ORIGIN, type Origin, originOf } from './origins.ts'
export { type Projection, readJourney } from './projection.ts'
export { restoreContent } from './restore.ts'
export { moveCaret, type TextChange } from './sharedText.ts'
export type { TypingSession } from './typing.ts'
export type { NextStep, UndoHistory, UndoneStep } from './undo.ts'
export {
  createDocument,
  DOCUMENT_SCHEMA,
  deletionColumns,
  encodeJourney,
  hasPurgeable,
  isOfLaterSchema,
  KEEP_DELETED,
  purgeDeleted,
  readSchema,
  readTitle,
} from './wholeDocument.ts'
