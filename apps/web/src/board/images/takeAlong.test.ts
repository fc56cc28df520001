import type { ImageShelf } from '@journeyboard/session'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bringImages, unpackImages } from './takeAlong.ts'

const FROM = 'a'.repeat(22)
const [HERE, LATE, NEVER] = ['b', 'c', 'd'].map((letter) => letter.repeat(64)) as [string, string, string]

let added: string[]
const shelf = {
  async add(hash: string) {
    added.push(hash)
    return null
  },
} as Partial<ImageShelf> as ImageShelf

/** How often each was asked for, and what is answered to the first, the second... The last answer stays. */
function serve(answers: Readonly<Record<string, readonly (number | 'gone')[]>>): Map<string, number> {
  const asked = new Map<string, number>()
  vi.stubGlobal('fetch', async (url: string) => {
    const hash = url.slice(-64)
    const count = asked.get(hash) ?? 0
    asked.set(hash, count + 1)
    const answer = answers[hash]?.[count] ?? answers[hash]?.at(-1) ?? 404
    if (answer === 'gone') throw new TypeError('Failed to fetch')
    return new Response('pixels', { status: answer })
  })
  return asked
}

beforeEach(() => {
  added = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('waits for an image that the other map is still sending, and holds up no other one meanwhile', async () => {
  serve({ [HERE]: [200], [LATE]: [404, 'gone', 200] })
  const missing = bringImages(shelf, FROM, [LATE, HERE], { isPatient: true })
  await vi.advanceTimersByTimeAsync(0)
  expect(added).toEqual([HERE])
  await vi.advanceTimersByTimeAsync(1500)
  expect(added).toEqual([HERE, LATE])
  expect(await missing).toBe(0)
})

it('says after half a minute how many are not there, and at once what may not be looked at', async () => {
  const asked = serve({ [NEVER]: [404], [HERE]: [403] })
  const missing = bringImages(shelf, FROM, [NEVER, HERE], { isPatient: true })
  await vi.advanceTimersByTimeAsync(40_000)
  expect(await missing).toBe(2)
  expect(asked.get(HERE)).toBe(1)
  expect(asked.get(NEVER)).toBe(7)
  expect(await bringImages(shelf, '../other', [HERE])).toBe(1)
})

it('waits for none where all of them were sent long ago, and asks for a few at a time', async () => {
  const asked = serve({ [NEVER]: [404] })
  expect(await bringImages(shelf, FROM, [NEVER])).toBe(1)
  expect(asked.get(NEVER)).toBe(1)

  const answers: (() => void)[] = []
  vi.stubGlobal('fetch', () => new Promise((resolve) => answers.push(() => resolve(new Response('pixels')))))
  const many = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(64, '0'))
  const missing = bringImages(shelf, FROM, many)
  expect(answers.length).toBeLessThan(8)
  for (let answered = 0; answered < many.length; answered += 1) {
    answers[answered]?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(await missing).toBe(0)
  expect(added).toEqual(many)
})

it('unpacks the images of a file around one that is damaged, and says how many were lost', async () => {
  const images = new Map([
    [HERE, 'data:image/png;base64,AAAA'],
    [NEVER, 'data:image/png;base64,AAAAA'],
    [LATE, 'data:image/png;base64,AAAA'],
  ])
  expect(await unpackImages(shelf, images)).toEqual(['1 of its 3 images could not be kept.'])
  expect(added).toEqual([HERE, LATE])
})
