/** What only our own files hold of how a map is arranged. */
import { type Journey, livingFeelings } from '@journeyboard/model'
import { counted } from './opened.ts'

/** `3 widths and heights`, `1 lock`: what somebody has set of them; empty if nothing. */
export function sizesAndLocks(journey: Journey): string[] {
  const { stages, steps, lanes, cardById } = journey
  const sizes =
    steps.filter(({ width }) => width !== null).length + lanes.filter(({ height }) => height !== null).length
  const lockable = [...stages, ...steps, ...lanes, ...cardById.values(), ...livingFeelings(journey)]
  const locks = lockable.filter(({ isLocked }) => isLocked).length
  return [
    ...(sizes === 0 ? [] : [counted(sizes, 'width or height', 'widths and heights')]),
    ...(locks === 0 ? [] : [counted(locks, 'lock')]),
  ]
}
