import { describe, expect, it } from 'vitest'
import { tellStory } from './story.ts'

const SEEDS = Array.from({ length: 30 }, (_, n) => n + 1)

describe('people who do whatever they like on one map', () => {
  it.each(SEEDS)('see the same in the end, with seed %i', async (seed) => {
    const story = await tellStory(seed)
    expect(story.trace.length).toBeGreaterThan(300)
  })

  it('do the same again with the same seed', async () => {
    const [first, second] = [await tellStory(4711), await tellStory(4711)]
    expect(second).toEqual(first)
    expect(first.saved).toBeGreaterThan(0)
  })
})
