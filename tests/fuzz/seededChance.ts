/** All chance of a run comes from its seed, that of ids and order keys too: the same seed is the same story. */
import type { SeededRandom } from '../faults/seededRandom.ts'

/**
 * Runs with `Math.random` and `crypto.getRandomValues` replaced, and puts them back. `run` may only wait for
 * microtasks: whoever else runs meanwhile would draw from the same numbers.
 */
export async function withSeededChance<Result>(random: SeededRandom, run: () => Promise<Result>): Promise<Result> {
  const { random: realRandom } = Math
  Math.random = random.next
  Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value: fillWith(random) })
  try {
    return await run()
  } finally {
    Math.random = realRandom
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}

function fillWith(random: SeededRandom) {
  return (bytes: Uint8Array) => {
    for (let n = 0; n < bytes.length; n += 1) bytes[n] = random.between(0, 255)
    return bytes
  }
}
