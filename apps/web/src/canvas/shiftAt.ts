/** Room that is made while a card is dragged. */

/** By how much what begins at this height (board units) moves down, because the row above makes room. */
export type ShiftAt = (y: number) => number
