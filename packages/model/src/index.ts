/**
 * The model: record types and their order. No React, no DOM, no Yjs. Templates, which are big,
 * and sketches, which only importers make, stand apart.
 */

export {
  CARD_COLORS,
  CARD_KINDS,
  type Card,
  type CardColor,
  type CardKind,
  type CardPlace,
  type CellKey,
  CONTACT_MODES,
  CONTACT_SCOPES,
  type Contact,
  type ContactMode,
  type ContactScope,
  cardDefaults,
  cellKey,
  type Moment,
  POLARITIES,
  type Polarity,
} from './card.ts'
export {
  FEELING_SERIES,
  type Feeling,
  type FeelingKey,
  type FeelingMark,
  type FeelingSeries,
  faceOf,
  feelingDefaults,
  feelingId,
  formatValence,
  parseFeelingId,
  valenceOfFive,
} from './feeling.ts'
export {
  type AnyId,
  type CardId,
  type FeelingId,
  isId,
  type LaneId,
  type LinkId,
  type MapId,
  type NoteId,
  newId,
  type PersonaId,
  type StageId,
  type StepId,
} from './ids.ts'
export { type CardImage, type ImageAddresses, type ImageHash, imagesOf, isImageHash, MAX_IMAGE_SIDE } from './image.ts'
export {
  arrangeJourney,
  compareCards,
  type Journey,
  type JourneyLookup,
  type JourneyRecords,
  lookupOf,
  recordsOf,
} from './journey.ts'
export {
  holdsCards,
  LANE_KINDS,
  LANE_ROLES,
  type Lane,
  type LaneKind,
  type LaneRole,
  laneDefaults,
  MAX_LANE_HEIGHT,
  MIN_LANE_HEIGHT,
  suggestedCardKind,
} from './lane.ts'
export { LINK_DIRECTIONS, type Link, type LinkDirection, type LinkEnds, linkDefaults } from './link.ts'
export { MAP_ID, MAP_STATES, type MapRecord, type MapState, mapDefaults } from './map.ts'
export { type Note, type NotePlace, noteDefaults } from './note.ts'
export { compareByOrder, FIRST_ORDER, isOrder, newOrders, type Ordered, ordersAt } from './order.ts'
export { PERSONA_COLORS, type Persona, type PersonaColor, personaDefaults } from './persona.ts'
export { type Column, columnsOf, livingFeelings, recordsToTakeAlong } from './reading.ts'
export { PERIODS, type Period, type Stage, stageDefaults } from './stage.ts'
export { MAX_STEP_WIDTH, MIN_STEP_WIDTH, type Step, type StepPlace, stepDefaults } from './step.ts'
export { textPieces } from './textPieces.ts'
export { MAX_TEXT } from './validation.ts'
