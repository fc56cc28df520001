/** How often something may be done, by whomever or to whatever it is counted. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HttpError } from './answers.ts'

export interface Pace {
  /** Counts one for each key. Rejects with an `HttpError` 429 when that is too many of one. */
  take(...keys: readonly string[]): Promise<void>
}

export interface PaceLimit {
  readonly count: number
  readonly seconds: number
}

export function createPace({ count, seconds }: PaceLimit, sentence: string): Pace {
  const limiter = new RateLimiterMemory({ points: count, duration: seconds })
  return {
    async take(...keys) {
      try {
        for (const key of keys) await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw new HttpError(429, sentence)
      }
    },
  }
}
