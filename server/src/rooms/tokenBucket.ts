/** How fast one socket may send. */

export interface TokenBucket {
  /** Takes `count` tokens; false: there are not so many, and none were taken. */
  take(count: number): boolean
}

export interface BucketSize {
  readonly burst: number
  readonly perSecond: number
}

/** A full bucket of `burst` tokens that gains `perSecond`. `now` in milliseconds. */
export function createTokenBucket({ burst, perSecond }: BucketSize, now: () => number): TokenBucket {
  let tokens = burst
  let filledAt = now()
  return {
    take(count) {
      const time = now()
      tokens = Math.min(burst, tokens + (Math.max(0, time - filledAt) / 1000) * perSecond)
      filledAt = time
      if (tokens < count) return false
      tokens -= count
      return true
    },
  }
}
