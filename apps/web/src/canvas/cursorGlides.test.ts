import { expect, test } from 'vitest'
import { glideOn, isUnderWay, placeAt, standAt } from './cursorGlides.ts'

test('whoever is new stands there at once', () => {
  const at = { x: 1, y: 2 }
  const glide = standAt(at, 5000)
  expect(isUnderWay(glide, 5000)).toBe(false)
  expect(placeAt(glide, 5000)).toBe(at)
})

test('a cursor glides evenly, a little longer than it takes until the next word, and then stays', () => {
  const to = { x: 100, y: 50 }
  const glide = glideOn(standAt({ x: 0, y: 0 }, 0), to, 500, 5000)
  expect(glide.duration).toBeGreaterThan(500)
  expect(placeAt(glide, 5000)).toEqual({ x: 0, y: 0 })
  expect(placeAt(glide, 5000 + glide.duration / 2)).toEqual({ x: 50, y: 25 })
  expect(placeAt(glide, 5000 + glide.duration)).toBe(to)
  expect(glideOn(glide, to, 500, 5100)).toBe(glide)
})

test('the next glide begins where the one before is, and is as short as the time since then', () => {
  const first = glideOn(standAt({ x: 0, y: 0 }, 0), { x: 100, y: 0 }, 500, 5000)
  const next = glideOn(first, { x: 0, y: 0 }, 500, 5050)
  expect(next.from).toEqual(placeAt(first, 5050))
  expect(next.duration).toBeLessThan(100)
})
