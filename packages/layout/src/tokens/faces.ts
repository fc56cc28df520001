/** How a face on the emotion curve is drawn: shapes around its centre, in a circle of `CURVE.faceRadius`. */

/** SVG path data by the index that `faceOf` gives, from a deep frown to a broad smile. */
export const MOUTHS = [
  'M-5 6Q0 0.5 5 6',
  'M-4.5 5Q0 2 4.5 5',
  'M-4 4H4',
  'M-4.5 3Q0 6.5 4.5 3',
  'M-5 2.5Q0 9 5 2.5',
] as const

/** The right eye; the left one stands at `-x`. */
export const EYE = { x: 3.8, y: -2.6, radius: 1.3 } as const
