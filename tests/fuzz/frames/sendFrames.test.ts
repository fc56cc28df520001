import { expect, it } from 'vitest'
import { sendFrames } from './sendFrames.ts'

it('frames that only look sound, and those that do not, harm neither the server nor people at work', async () => {
  const { frames, closed } = await sendFrames(2000, 1)
  expect(frames).toBeGreaterThanOrEqual(2000)
  expect(closed.get(4400)).toBeGreaterThan(50)
}, 120_000)
