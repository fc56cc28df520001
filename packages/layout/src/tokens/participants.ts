/** Colours of people. A way in of its own: pages without a map need no more of the layout. */

/** Cursors, selections and avatars of participants; white text is readable on each. */
export const PARTICIPANT_COLORS = [
  '#0f766e',
  '#c2410c',
  '#4b3fd1',
  '#a21caf',
  '#1d6fb8',
  '#b4235a',
  '#4d7c0f',
  '#92600a',
  '#0e7490',
  '#7c3aed',
  '#b91c1c',
  '#3f6212',
] as const
