/** The shape of a cursor, which is drawn by elements and, of a crowd, by a worker. Its looks stand in peers.module.css. */

/** An SVG path; its point is the place that is pointed at. In CSS pixels. */
export const ARROW = 'M1 1l13 9.5-6 .9-3 6.1z'
/** How large the arrow is. */
export const ARROW_SIZE = { width: 16, height: 20 }
