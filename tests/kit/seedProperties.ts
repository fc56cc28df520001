/** Before each test file: property tests draw the same cases in every run, unless PROPERTY_SEED asks for others. */
import fc from 'fast-check'

const { PROPERTY_SEED } = process.env
const seed = PROPERTY_SEED === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(PROPERTY_SEED ?? 1)
if (!Number.isSafeInteger(seed)) throw new Error('PROPERTY_SEED is a whole number, or "random"')

fc.configureGlobal({ seed })
