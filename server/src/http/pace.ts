/** How often something may be done, by whomever or to whatever it is counted. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HttpError } from './answers.ts'

export interface Pace {
  /** Counts one for each key, or, when that is too many of one, none: rejects then with an `HttpError` 429. */
  take(...keys: readonly string[]): Promise<void>
  /** Rejects when `take` would, and counts nothing. */
  look(...keys: readonly string[]): Promise<void>
}

export interface PaceLimit {
  readonly count: number
  readonly seconds: number
}

export function createPace({ count, seconds }: PaceLimit, sentence: string): Pace {
  const limiter = new RateLimiterMemory({ points: count, duration: seconds })
  const look = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      const taken = await limiter.get(key)
      if (taken && taken.remainingPoints <= 0) throw new HttpError(429, sentence)
    }
  }
  return {
    look,
    async take(...keys) {
      await look(...keys)
      try {
        for (const key of keys) await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw new HttpError(429, sentence)
      }
    },
  }
}
