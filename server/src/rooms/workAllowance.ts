/**
 * How much of the server's time one may use: all maps share a thread. What is cheap to send and dear to take in would
 * hold up everybody, however often its sender is closed for it: so it is counted by who it is.
 */
import type { Clock } from '../ops/clock.ts'
import { createTokenBucket, type TokenBucket } from './tokenBucket.ts'
import type { CountedNames } from './visitor.ts'

export interface WorkAllowance {
  /** Milliseconds of work that are left; none or less: they have to wait. */
  left(names: CountedNames): number
  /** So many milliseconds were worked for them, whether they were left or not. */
  spend(names: CountedNames, milliseconds: number): void
}

/**
 * Milliseconds. Somebody who types takes one in a second. When two hundred come back to an office at once, they take one
 * second; whoever comes with a long day's offline work takes half of one.
 */
const SIZES = { person: { burst: 1500, perSecond: 100 }, address: { burst: 5000, perSecond: 500 } } as const
const HOUR = 60 * 60 * 1000

/** Does the task, and counts for them how long it took, also when it throws. */
export function spendOn<Result>(
  { work, clock }: { readonly work: WorkAllowance; readonly clock: Pick<Clock, 'worked'> },
  names: CountedNames,
  task: () => Result,
): Result {
  const begun = clock.worked()
  try {
    return task()
  } finally {
    work.spend(names, clock.worked() - begun)
  }
}

export const TOO_MUCH_WORK = 'What came from here keeps the server too busy. Trying again.'

export function createWorkAllowance({ elapsed }: Pick<Clock, 'elapsed'>): WorkAllowance {
  const bucketByName = new Map<string, TokenBucket>()
  let begun = elapsed()
  const bucket = (name: string, size: keyof typeof SIZES): TokenBucket => {
    const found = bucketByName.get(name) ?? createTokenBucket(SIZES[size], elapsed)
    bucketByName.set(name, found)
    return found
  }
  const bucketsOf = ({ person, address }: CountedNames): TokenBucket[] => {
    // By then each is full again.
    if (elapsed() - begun >= HOUR) {
      bucketByName.clear()
      begun = elapsed()
    }
    const ofAddress = bucket(address, 'address')
    return person === null ? [ofAddress] : [bucket(person, 'person'), ofAddress]
  }
  return {
    left: (names) => Math.min(...bucketsOf(names).map((one) => one.left())),
    spend(names, milliseconds) {
      for (const one of bucketsOf(names)) one.spend(milliseconds)
    },
  }
}
