import { describe, expect, it } from 'vitest'
import { reachOf } from './pathReach.ts'

describe('the heights between which a path lies', () => {
  it('are those of its points, also of what bends a curve', () => {
    expect(reachOf('M10 20C15-5 30.5 40 35 38.25L0 7Z')).toEqual({ top: -5, bottom: 40 })
    expect(reachOf('M0,5L30,5Q36,5 36,11L36,40')).toEqual({ top: 5, bottom: 40 })
    expect(reachOf('M-8-4.5L0 0L-8 4.5Z')).toEqual({ top: -4.5, bottom: 4.5 })
  })

  it('are at most as far as all its steps together', () => {
    const { top, bottom } = reachOf('M100 50l4.6-4.6 4.6 4.6-4.6 4.6z')
    expect(top).toBeLessThanOrEqual(45.4)
    expect(bottom).toBeGreaterThanOrEqual(54.6)
    expect(bottom - top).toBeLessThan(60)
  })

  it('are not known where it goes along an axis or round a corner', () => {
    for (const path of ['M0 5H10V800', 'M0 5h10V80a12 12 0 0 1 -12 12H0Z', ''])
      expect(reachOf(path)).toEqual({ top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY })
  })
})
