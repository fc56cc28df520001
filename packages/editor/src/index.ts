/** The editor: what can be done on a board, without React. */
export { ACTION_GROUPS, type Action, type ActionGroup, canRun, isOffered, labelOf } from './actions/action.ts'
export { runFirst } from './actions/awaited.ts'
export { confirmDeletion, deleteRefs, editRef, mayWrite } from './actions/edit.ts'
export { feelInSight } from './actions/feel.ts'
export { addLane, addStage, addStep, chooseNewKind, focusOf, writeCard } from './actions/make.ts'
export { leaveLink } from './actions/reach.ts'
export { ACTIONS, actionOf } from './actions/registry.ts'
export { writeBelow, writeBeside } from './actions/write.ts'
export { afterWriting } from './afterWriting.ts'
export { type Board, createBoard, type PicturePort, type Viewport } from './board.ts'
export {
  duplicateCards,
  insertCard,
  moveCards,
  nudgeCard,
  setCards,
  shiftCards,
  toggleMoment,
} from './commands/cards.ts'
export type { CellPlace } from './commands/cells.ts'
export { setColors } from './commands/colors.ts'
export { applyDeletion, type CardsGo, type Deletion, planDeletion } from './commands/deletion.ts'
export {
  clearFeelings,
  deletePersona,
  type FeelingPlace,
  insertPersona,
  setFeelings,
  setFeelingWords,
  setPersona,
} from './commands/feelings.ts'
export { insertLane, laneName, moveLanes, setLaneHeight, setLaneKind, setLaneRole } from './commands/lanes.ts'
export { insertLink, reverseLink, setLinkDirection } from './commands/links.ts'
export { isLocked, nameStaying, unlocked } from './commands/locks.ts'
export { setMap } from './commands/map.ts'
export {
  copyCardsOut,
  duplicateNotes,
  insertNote,
  moveNotes,
  pullCardsOut,
  putNotesIntoCell,
} from './commands/notes.ts'
export {
  insertStage,
  insertStep,
  moveStages,
  moveSteps,
  setStagePeriod,
  setStepWidth,
  stageName,
  stepName,
} from './commands/stages.ts'
export { cardsAndNotes, counted } from './commands/wording.ts'
export type { CommentPort, CommentsOnBoard } from './comments.ts'
export { type Editing, type EditingSession, MAP_TITLE, textFieldOf } from './editing.ts'
export { type Emphasis, type EmphasisReason, emphasise, isDimmed, shownKeys } from './emphasis.ts'
export type { PointerInput } from './gestures/drag.ts'
export {
  type Gesture,
  type MakeGesture,
  type MoveGesture,
  NEW_KINDS,
  type NewKind,
  NO_GESTURE,
  previewOf,
} from './gestures/gesture.ts'
export { type BorderRef, borderOf } from './gestures/headerGestures.ts'
export { createPointer, type Pointer, type PressedOn, refAt, refOfHit } from './gestures/pointer.ts'
export { hidePersona, showPersonas } from './hiddenPersonas.ts'
export { actionWithKey, type Keymap, keysOf, keysShown, OWN_KEYS, whyNotBindable, withKey } from './keymap.ts'
export { cellOf, looseRefs, neighbourOf } from './navigate.ts'
export { looseBoxes, newNoteBox } from './notePlace.ts'
export type { Notice, NoticeAction, Notices } from './notices.ts'

export { type OutlineRow, type OutlineStage, outlineOf } from './outline.ts'
export type { Dialog, Panels, PastedSheet, Tool } from './panels.ts'

export { endPresentation, presentScene, type Scene, type SceneId, scenesOf } from './presentation.ts'
export {
  type CellRef,
  cardIdsOf,
  cellRef,
  endRef,
  type FeelingRef,
  type HeaderRef,
  isAlive,
  isRecordAlive,
  noteIdsOf,
  type Ref,
  type RefKey,
  refKey,
  refOfKey,
} from './refs.ts'
export type { RestorationStep } from './restoration.ts'
export {
  ALL_RIGHTS,
  isHeld,
  mayChange,
  noRights,
  OWNER_RIGHTS,
  type Part,
  partOf,
  type Rights,
  type RightsStore,
} from './rights.ts'
export { clearSelection, isSelected, type Selection, select } from './selection.ts'
export { boxOf, boxOfAll, show, showWritten } from './showing.ts'
