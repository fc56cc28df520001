import { describe, expect, it } from 'vitest'
import { createTrail, TRAIL_LIFE } from './trail.ts'

const rounded = (points: readonly { x: number; life: number }[]) =>
  points.map(({ x, life }) => [Math.round(x), Math.round(life * 100) / 100])

describe('the trail of a laser pointer', () => {
  it('fades from its end, and is gone in less than a second', () => {
    const trail = createTrail(0)
    trail.add({ x: 0, y: 0 }, 1000)
    trail.add({ x: 10, y: 0 }, 1300)
    expect(rounded(trail.points(1300))).toEqual([
      [0, 0.67],
      [10, 1],
    ])
    expect(rounded(trail.points(1300 + TRAIL_LIFE / 2))).toEqual([
      [0, 0.17],
      [10, 0.5],
    ])
    expect(trail.points(1300 + TRAIL_LIFE)).toEqual([])
    expect(TRAIL_LIFE).toBeLessThanOrEqual(1000)
  })

  it('of somebody far away goes evenly from one point to the next', () => {
    const trail = createTrail(100)
    trail.add({ x: 0, y: 0 }, 1000)
    trail.add({ x: 100, y: 0 }, 1100)
    expect(trail.points(1050)).toEqual([])
    expect(trail.points(1150).at(-1)).toMatchObject({ x: 50, life: 1 })
    expect(trail.points(1200).at(-1)).toMatchObject({ x: 100, life: 1 })
  })

  it('goes on from where it rested, without crawling there', () => {
    const trail = createTrail(100)
    trail.add({ x: 0, y: 0 }, 1000)
    trail.add({ x: 100, y: 0 }, 5000)
    expect(rounded(trail.points(5050))).toEqual([
      [0, 0.94],
      [50, 1],
    ])
  })
})
