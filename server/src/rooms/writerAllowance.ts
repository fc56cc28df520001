/**
 * How many client ids one may bring that a map did not know. Each stays in its document and has a row on disk for good,
 * and a connection that is cut for it comes back as often as it likes: so they are counted by who it is.
 */
import type { Clock } from '../ops/clock.ts'
import { countedNames, type Visitor } from './visitor.ts'

export interface WriterAllowance {
  /** Whether so many more are still allowed; if so, they count. */
  take(visitor: Visitor, count: number): boolean
}

/** A client takes a new id each time that it starts: far more than anybody, or any workshop, gathers while away. */
const MOST_AN_HOUR = { person: 10_000, address: 50_000 } as const
const HOUR = 60 * 60 * 1000

export function createWriterAllowance(clock: Clock): WriterAllowance {
  const takenByName = new Map<string, number>()
  let begun = clock.elapsed()
  return {
    take(visitor, count) {
      if (clock.elapsed() - begun >= HOUR) {
        takenByName.clear()
        begun = clock.elapsed()
      }
      const { person, address } = countedNames(visitor)
      const counts = [
        { name: person ?? `nobody at ${address}`, most: MOST_AN_HOUR.person },
        { name: address, most: MOST_AN_HOUR.address },
      ].map(({ name, most }) => ({ name, most, taken: (takenByName.get(name) ?? 0) + count }))
      if (counts.some(({ taken, most }) => taken > most)) return false
      for (const { name, taken } of counts) takenByName.set(name, taken)
      return true
    },
  }
}
