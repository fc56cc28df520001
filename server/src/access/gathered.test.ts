import { expect, it } from 'vitest'
import { createManualClock } from '../ops/clock.ts'
import { createGathered } from './gathered.ts'

it('tells the first at once, and the many after it together', () => {
  const clock = createManualClock()
  const told: string[] = []
  const gathered = createGathered(1000, clock, (name) => told.push(name))
  for (let count = 0; count < 200; count += 1) gathered.note('one')
  gathered.note('other')
  expect(told).toEqual(['one', 'other'])
  clock.advance(1000)
  expect(told).toEqual(['one', 'other', 'one'])
  gathered.note('one')
  clock.advance(2000)
  expect(told).toEqual(['one', 'other', 'one', 'one'])
  gathered.note('other')
  expect(told.at(-1)).toBe('other')
})

it('tells nothing any more once it is stopped', () => {
  const clock = createManualClock()
  const told: string[] = []
  const gathered = createGathered(1000, clock, (name) => told.push(name))
  gathered.note('one')
  gathered.note('one')
  gathered.stop()
  clock.advance(5000)
  expect(told).toEqual(['one'])
})
