/** Sizes of the interface in CSS pixels, the only ones in which it sets text and leaves room. The map has its own (packages/layout). */

/** Font sizes, by what is said in them. */
export const TEXT = {
  badge: 10,
  hint: 11,
  small: 12,
  base: 13,
  body: 14,
  title: 16,
  page: 20,
  heading: 26,
  poster: 34,
} as const

/** Heights of lines, each for the font size of its name and what is a little smaller. */
export const LINE = { badge: 14, small: 16, base: 18, body: 20, title: 24, page: 28 } as const

/** Font weights, from what is read to what is found at a glance. */
export const WEIGHT = { regular: 400, medium: 550, strong: 650 } as const

/** Room inside and between things: a rhythm of 8, with halves and quarters where things belong together. */
export const SPACES = [2, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64] as const

/** Corners of marks and keys, of what is pressed or written into, of what floats, of what comes from a phone's edge, and of what has round ends. */
export const RADIUS = { mark: 4, control: 7, panel: 12, drawer: 16, round: 999 } as const

/** Heights of what is pressed: among many others, in a row of a list, alone, under a finger; and of a bar of those that stand alone. */
export const CONTROL = { tiny: 24, small: 28, medium: 32, large: 40, bar: 40 } as const

/** Of the floating bars from the edge of the window, above and below the map. */
export const BAR_DISTANCES = { top: 12, bottom: 16 } as const

/** What lies over what, from the back to the front. Inside one part of the page small numbers do. */
export const LAYERS = ['panels', 'versions', 'drop', 'scrim', 'dialog', 'toast', 'popover', 'menu', 'tooltip'] as const
