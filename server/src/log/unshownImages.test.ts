import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UnshownImages } from './namedImages.ts'
import { createImageRoom } from './unshownImages.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const found: UnshownImages = { seq: 1, images: [{ hash: 'f'.repeat(64), at: 1 }] }

it('is made once for all who ask meanwhile, and all of them wait for it', async () => {
  const looked = Promise.withResolvers<UnshownImages | null>()
  const find = vi.fn(() => looked.promise)
  const forget = vi.fn(async () => {})
  const makeRoom = createImageRoom({ find, forget })
  const asked = [makeRoom('map'), makeRoom('map')]
  looked.resolve(found)
  expect(await Promise.all(asked)).toEqual([true, true])
  expect([find.mock.calls.length, forget.mock.calls.length]).toEqual([1, 1])
})

it('is tried again a minute after it came to its end, also when it failed', async () => {
  const answers = [Promise.reject(new Error('The thread has ended.')), Promise.resolve(found)]
  const makeRoom = createImageRoom({
    find: async () => {
      vi.advanceTimersByTime(50_000)
      return (await answers.shift()) ?? null
    },
    forget: async () => {},
  })
  await expect(makeRoom('map')).rejects.toThrow('ended')
  vi.advanceTimersByTime(50_000)
  expect(await makeRoom('map')).toBe(false)
  vi.advanceTimersByTime(10_000)
  expect(await makeRoom('map')).toBe(true)
})
