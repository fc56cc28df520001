/** Fractional order keys: strings that sort as the things they belong to; ties fall back to the id. */
import { generateKeyBetween, generateNKeysBetween } from 'jittered-fractional-indexing'

/** 2^-16 chance that two people who insert at one place draw the same key; the id then decides. */
const jitter = { jitterBits: 16 }

export interface Ordered {
  readonly id: string
  readonly order: string
}

export const FIRST_ORDER = 'a0'

export function compareByOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * `count` increasing keys for things put at `index` among `orders` (sorted, equal keys allowed).
 * Between two equal keys there is no room: the new ones then go behind all that share the key.
 */
export function ordersAt(orders: readonly string[], index: number, count: number): string[] {
  const before = index > 0 ? (orders[index - 1] ?? null) : null
  const after = orders.slice(index).find((order) => before === null || order > before) ?? null
  if (count === 1) return [generateKeyBetween(before, after, jitter)]
  return generateNKeysBetween(before, after, count, jitter)
}

/** `count` increasing keys, for a new list. */
export function newOrders(count: number): string[] {
  return count === 0 ? [] : ordersAt([], 0, count)
}

/**
 * Whether the key can be used as a bound. The first letter gives the length of the integer part
 * (a = 2 ... z = 27, Z = 2 ... A = 27), a fraction never ends in 0: the format of fractional-indexing 3.
 */
export function isOrder(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 200 || !/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  const head = value.charCodeAt(0)
  const integerLength = head >= 97 ? head - 97 + 2 : 90 - head + 2
  if (value.length < integerLength || value === `A${'0'.repeat(26)}`) return false
  return value.length === integerLength || !value.endsWith('0')
}
