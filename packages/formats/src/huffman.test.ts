import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { huffmanCode } from './huffman.ts'

/** 1 for a code that has no gaps and says nothing in two ways. */
const fullness = (lengths: Uint8Array) => lengths.reduce((sum, length) => sum + (length && 2 ** -length), 0)

describe('a Huffman code', () => {
  it('is whole, and no longer than deflate allows, however uneven the counts', () => {
    const counts = fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 2, maxLength: 286 })
    fc.assert(
      fc.property(counts, (some) => {
        const all = Uint32Array.from([1, ...some, 1])
        const { lengths } = huffmanCode(all)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(15)
        expect(fullness(lengths)).toBe(1)
        expect([...lengths].map((length) => length > 0)).toEqual([...all].map((count) => count > 0))
      }),
    )
  })

  it('makes counts that grow too fast for it more alike', () => {
    const fibonacci = [1, 1]
    while (fibonacci.length < 40) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0))
    const { lengths } = huffmanCode(Uint32Array.from(fibonacci))
    expect(Math.max(...lengths)).toBe(15)
    expect(fullness(lengths)).toBe(1)
  })

  it('gives the frequent the short ones', () => {
    expect([...huffmanCode(Uint32Array.of(1, 8, 2, 0, 4)).lengths]).toEqual([3, 1, 3, 0, 2])
    expect([...huffmanCode(Uint32Array.of(1, 8, 2, 0, 4)).bits]).toEqual([0b011, 0, 0b111, 0, 0b01])
  })
})
