import { describe, expect, it } from 'vitest'
import { openedAgo } from './openedAgo.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('the time of the last visit', () => {
  it.each([
    [0, 'Opened just now'],
    [59_000, 'Opened just now'],
    [MINUTE, 'Opened 1 minute ago'],
    [90 * MINUTE, 'Opened 1 hour ago'],
    [DAY, 'Opened yesterday'],
    [3 * DAY, 'Opened 3 days ago'],
    [8 * DAY, 'Opened last week'],
    [45 * DAY, 'Opened last month'],
    [800 * DAY, 'Opened 2 years ago'],
  ])('%d ms ago reads "%s…"', (elapsed, words) => {
    expect(openedAgo(NOW - elapsed, NOW)).toBe(words)
  })

  it('is just now for a clock that was set back', () => {
    expect(openedAgo(NOW + DAY, NOW)).toBe('Opened just now')
  })
})
