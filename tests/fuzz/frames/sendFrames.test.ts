import { expect, it } from 'vitest'
import { isTooLong, OTHERS_WAIT, tellWait } from '../../faults/hostile/othersWait.ts'
import { sendFrames } from './sendFrames.ts'

it('frames that only look sound, and those that do not, harm neither the server nor people at work', async () => {
  const { frames, closed, wait } = await sendFrames(2000, 1)
  expect(frames).toBeGreaterThanOrEqual(2000)
  expect(closed.get(4400)).toBeGreaterThan(50)
  expect(wait.edits).toBeGreaterThan(20)
  expect(isTooLong({ wait, most: OTHERS_WAIT }), tellWait(wait)).toBe(false)
  console.log(`2,000 hostile frames: ${tellWait(wait)}`)
}, 120_000)
