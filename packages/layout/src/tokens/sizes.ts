/** Sizes of the map in board units (one CSS pixel at 100 % zoom). */

export const SIZES = {
  /** Left column that holds the lane titles. */
  titleColumn: 132,
  stepWidth: 164,
  /** Column of a stage that has no steps, and of a map without stages. */
  stubWidth: 164,
  /** Row of a lane that nobody sized and that holds little. */
  laneHeight: 72,
  emotionHeight: 140,
  radius: { sheet: 12, card: 7, note: 3 },
} as const

/** Room around and inside a stage's header cell. */
export const STAGE_HEADER = { left: 14, right: 12, top: 10, bottom: 10, goalGap: 2 } as const

export const STEP_HEADER = { left: 14, right: 10, top: 6, bottom: 6 } as const

export const LANE_TITLE = { left: 16, right: 8, top: 12, bottom: 12, roleGap: 1 } as const

/** Room between a cell's border and its stack; below it lies the place for the next card and the names of lines. */
export const CELL = { top: 12, side: 10, bottom: 24, gap: 8 } as const

/** Inside a card, its line included. `mark` is the width that the diamond of a moment of truth takes in the meta line. */
export const CARD = { side: 10, top: 8, bottom: 8, metaGap: 4, metaSpace: 6, mark: 12 } as const

/** `imageWidth`: of a note that shows an image. `distance`: how far beside the sheet a note shows over which the sheet has grown. */
export const NOTE = { width: 170, imageWidth: 260, side: 11, top: 9, bottom: 9, minHeight: 68, distance: 16 } as const

/** An image on a card: the room around it, the least and most height it has there, and the gap to the text below. */
export const IMAGE = { inset: 6, shortest: 24, tallest: 300, gap: 5 } as const

/** Lines that are shown of a text; what is longer ends with an ellipsis. */
export const MAX_LINES = {
  stageTitle: 3,
  stageGoal: 3,
  stepTitle: 3,
  laneTitle: 4,
  card: 20,
  note: 24,
  meta: 2,
} as const

/** Below the sheet: cards without a living cell. */
export const TRAY = {
  distance: 32,
  side: 16,
  top: 14,
  bottom: 16,
  titleGap: 10,
  gap: 12,
  cardWidth: 144,
  columns: 6,
} as const

/** Emotion lanes: room above +2 and below -2, and what stands on the curve. */
export const CURVE = { inset: 26, faceRadius: 11.5, dotRadius: 4, labelGap: 4, lineWidth: 2.25 } as const

/**
 * Of an emotion lane: the line's sample, its word behind it, the room around them, the height of what is pressed, and the
 * width that the name of a line takes at the lower right.
 */
export const LEGEND = {
  top: 2,
  right: 10,
  sample: 18,
  textGap: 4,
  gap: 12,
  widestText: 120,
  target: 24,
  lineName: 150,
} as const

/** Below this zoom text can not be read, and cards are drawn as blocks. */
export const BLOCK_ZOOM = 0.45
