/** How fast one socket may send. */

export interface TokenBucket {
  /** Takes `count` tokens; false: there are not so many, and none were taken. */
  take(count: number): boolean
  /** Tokens that are there; less than none after too much was spent. */
  left(): number
  /** Takes `count` tokens, be there so many or not. */
  spend(count: number): void
}

export interface BucketSize {
  readonly burst: number
  readonly perSecond: number
}

/** A full bucket of `burst` tokens that gains `perSecond`. `elapsed` in milliseconds. */
export function createTokenBucket({ burst, perSecond }: BucketSize, elapsed: () => number): TokenBucket {
  let tokens = burst
  let filledAt = elapsed()
  const left = () => {
    const time = elapsed()
    tokens = Math.min(burst, tokens + ((time - filledAt) / 1000) * perSecond)
    filledAt = time
    return tokens
  }
  return {
    left,
    take(count) {
      if (left() < count) return false
      tokens -= count
      return true
    },
    spend(count) {
      tokens = left() - count
    },
  }
}
