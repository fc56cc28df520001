/** The few schemas that all record types share. Reading is tolerant: a bad value becomes the default. */
import * as z from 'zod/mini'
import { isId } from './ids.ts'
import { FIRST_ORDER, isOrder } from './order.ts'

// Compiling validators with `new Function` would need an exception in the content security policy.
z.config({ jitless: true })

/** Longest text of one field, in UTF-16 units. */
export const MAX_TEXT = 20_000

/** A string id of the branded type. */
export const idOf = <Id extends string>() => z.custom<Id>(isId, 'an id: 1 to 64 characters without "~"')

export const order = z.catch(z.custom<string>(isOrder), FIRST_ORDER)
export const text = z.catch(z.string().check(z.maxLength(MAX_TEXT)), '')
/** Off, unless it was switched on. */
export const flag = z.catch(z.boolean(), false)
export const finite = z.number().check(z.refine(Number.isFinite))

/** One of the words, else the first one. */
export function wordOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.catch(z.enum(words), words[0] as Words[number])
}
