import { expect, it } from 'vitest'
import { createTokenBucket } from './tokenBucket.ts'

it('a bucket gives its burst, then what trickles in, and never more than it holds', () => {
  let now = 0
  const bucket = createTokenBucket({ burst: 3, perSecond: 2 }, () => now)
  expect([1, 1, 1, 1].map((count) => bucket.take(count))).toEqual([true, true, true, false])
  now = 500
  expect([bucket.take(1), bucket.take(1)]).toEqual([true, false])
  now = 60_000
  expect([bucket.take(4), bucket.take(3)]).toEqual([false, true])
})
