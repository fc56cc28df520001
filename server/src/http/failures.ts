/** Wrong passwords and tokens: whoever tries many has to wait, while a whole workshop behind one address may come in. */
import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { loginOf } from '../access/accounts.ts'
import { networkOf } from '../access/clientAddress.ts'
import { HttpError } from './answers.ts'

export interface Failures {
  /** Throws an `HttpError` 429 when one of the keys has failed too often. */
  check(...keys: readonly string[]): Promise<void>
  note(...keys: readonly string[]): Promise<void>
}

export function addressKey(request: FastifyRequest): string {
  return `address ${networkOf(request.ip)}`
}

/** Of an account, however its name is written. */
export function nameKey(name: string): string {
  return `name ${loginOf(name)}`
}

/** At most `most` failures in `seconds` for each key: an address, or the name that is tried. */
export function createFailures(most: number, seconds: number): Failures {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds })
  return {
    async check(...keys) {
      const failed = await Promise.all(keys.map((key) => limiter.get(key)))
      if (!failed.some((one) => one !== null && one.remainingPoints <= 0)) return
      throw new HttpError(429, 'Too many attempts. Wait a few minutes.')
    },
    async note(...keys) {
      await Promise.all(keys.map((key) => limiter.penalty(key)))
    },
  }
}
