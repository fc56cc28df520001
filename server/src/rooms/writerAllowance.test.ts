import { expect, it } from 'vitest'
import { createManualClock } from '../ops/clock.ts'
import type { Visitor } from './visitor.ts'
import { createWriterAllowance } from './writerAllowance.ts'

const from = (address: string, id: string, isNobody = false): Visitor => ({
  role: 'edit',
  person: { id, name: 'Guest', color: '#336699' },
  isNobody,
  address,
  hearsNotices: false,
})

it('counts by person, and what is refused does not count', () => {
  const allowance = createWriterAllowance(createManualClock())
  expect(allowance.take(from('here', 'ada'), 9000)).toBe(true)
  expect(allowance.take(from('there', 'ada'), 1001)).toBe(false)
  expect(allowance.take(from('there', 'ada'), 1000)).toBe(true)
  expect(allowance.take(from('here', 'bob'), 10_000)).toBe(true)
})

it('counts those without a session by their address, whoever they say they are', () => {
  const allowance = createWriterAllowance(createManualClock())
  expect(allowance.take(from('here', 'one', true), 10_000)).toBe(true)
  expect(allowance.take(from('here', 'two', true), 1)).toBe(false)
  expect(allowance.take(from('there', 'three', true), 1)).toBe(true)
})

it('gives an address no more than five people’s, however many sessions it takes, until an hour is over', () => {
  const clock = createManualClock()
  const allowance = createWriterAllowance(clock)
  const taken = Array.from({ length: 8 }, (_, index) => allowance.take(from('here', `guest ${index}`), 10_000))
  expect(taken).toEqual([true, true, true, true, true, false, false, false])
  clock.advance(60 * 60 * 1000)
  expect(allowance.take(from('here', 'guest 7'), 10_000)).toBe(true)
})
