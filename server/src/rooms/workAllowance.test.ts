import { expect, it } from 'vitest'
import { createManualClock } from '../ops/clock.ts'
import { createWorkAllowance } from './workAllowance.ts'

const from = (address: string, person: string | null) => ({ address, person })

it('counts by person wherever they are, lets them overdraw once, and again after a while', () => {
  const clock = createManualClock()
  const work = createWorkAllowance(clock)
  work.spend(from('here', 'ada'), 1400)
  expect(work.left(from('there', 'ada'))).toBe(100)
  work.spend(from('there', 'ada'), 300)
  expect(work.left(from('there', 'ada'))).toBe(-200)
  expect(work.left(from('here', 'bob'))).toBe(1500)
  clock.advance(3000)
  expect(work.left(from('here', 'ada'))).toBe(100)
})

it('counts an address as well, since sessions cost nothing, and whoever has none by it alone', () => {
  const work = createWorkAllowance(createManualClock())
  for (const guest of ['one', 'two', 'three', 'four']) work.spend(from('here', guest), 1200)
  expect(work.left(from('here', 'five'))).toBe(200)
  expect(work.left(from('here', null))).toBe(200)
  expect(work.left(from('there', null))).toBe(5000)
})
