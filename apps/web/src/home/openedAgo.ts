/** When a map was opened, in words. */

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** `Opened yesterday`, `Opened 5 minutes ago`; both times in epoch milliseconds. */
export function openedAgo(openedAt: number, now: number): string {
  const seconds = (now - openedAt) / 1000
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return `Opened ${words.format(-Math.floor(seconds / length), unit)}`
  }
  return 'Opened just now'
}
