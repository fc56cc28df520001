/** Wrong passwords and tokens: whoever tries many has to wait, while a whole workshop behind one address may come in. */
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../access/clientAddress.ts'
import { HttpError } from './answers.ts'

export interface Failures {
  /**
   * What the attempt gives; null: it failed, and counts for each of the keys. Rejects with an `HttpError` 429 when one of
   * them has failed too often. An attempt that might be one too many waits until those that are under way have ended, so
   * that many at once are no more than one after the other.
   */
  watch<Result>(keys: readonly string[], attempt: () => Promise<Result | null>): Promise<Result | null>
}

export function addressKey(request: FastifyRequest): string {
  return `address ${networkOf(request.ip)}`
}

/** At most `most` failures in `seconds` for each key: an address, or the name that is tried. */
export function createFailures(most: number, seconds: number): Failures {
  const failedByKey = new Map<string, number>()
  const underWayByKey = new Map<string, Set<Promise<void>>>()
  const failed = (key: string) => failedByKey.get(key) ?? 0
  const underWay = (key: string) => underWayByKey.get(key) ?? new Set()
  const note = (key: string) => {
    if (!failedByKey.has(key)) setTimeout(() => failedByKey.delete(key), seconds * 1000).unref()
    failedByKey.set(key, failed(key) + 1)
  }
  const begin = (keys: readonly string[]) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const key of keys) underWayByKey.set(key, underWay(key).add(promise))
    return () => {
      for (const key of keys) {
        underWay(key).delete(promise)
        if (underWay(key).size === 0) underWayByKey.delete(key)
      }
      resolve()
    }
  }
  /** The key of which so many are under way that one more may be too many. */
  const fullOne = (keys: readonly string[]) => {
    if (keys.some((key) => failed(key) >= most)) throw new HttpError(429, 'Too many attempts. Wait a few minutes.')
    return keys.find((key) => failed(key) + underWay(key).size >= most)
  }
  return {
    async watch(keys, attempt) {
      for (let full = fullOne(keys); full !== undefined; full = fullOne(keys)) await Promise.race(underWay(full))
      const end = begin(keys)
      try {
        const result = await attempt()
        if (result === null) for (const key of keys) note(key)
        return result
      } finally {
        end()
      }
    },
  }
}
