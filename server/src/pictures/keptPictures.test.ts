import { expect, it } from 'vitest'
import { createKeptPictures } from './keptPictures.ts'

const picture = (bytes: number) => new Uint8Array(bytes)

it('keeps those that were asked for last, as far as there is room', () => {
  const kept = createKeptPictures(10, 6)
  kept.put('a', picture(4))
  kept.put('b', picture(4))
  kept.put('a', picture(4))
  kept.put('c', picture(4))
  expect(['a', 'b', 'c'].map((key) => kept.get(key)?.length)).toEqual([4, undefined, 4])
  kept.put('large', picture(7))
  expect(kept.get('large')).toBe(undefined)
  kept.put('c', picture(6))
  expect(['a', 'c'].map((key) => kept.get(key)?.length)).toEqual([4, 6])
})
