/** How long a share link may hold. */

const DAY = 24 * 60 * 60 * 1000

/** `until`: epoch milliseconds; null: for ever. */
export const LIFETIMES = {
  ever: { words: 'Until it is revoked', until: () => null },
  day: { words: 'For a day', until: () => Date.now() + DAY },
  week: { words: 'For a week', until: () => Date.now() + 7 * DAY },
  month: { words: 'For 30 days', until: () => Date.now() + 30 * DAY },
} as const satisfies Record<string, { readonly words: string; readonly until: () => number | null }>

export type Lifetime = keyof typeof LIFETIMES
