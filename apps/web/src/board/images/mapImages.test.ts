import { arrangeJourney, type ImageHash, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { readMapImages } from './mapImages.ts'

const hashOf = (digit: string) => digit.repeat(64) as ImageHash
const bytesByHash = new Map([
  [hashOf('a'), 'first'],
  [hashOf('b'), 'a second one that is longer'],
  [hashOf('c'), 'third'],
])

function shelfAndJourney() {
  const sketch = createSketch({})
  for (const digit of ['a', 'b', 'a', 'c', 'd']) {
    sketch.addNote({ x: 0, y: 0 }, { image: { hash: hashOf(digit), width: 10, height: 10 } })
  }
  const shelf = {
    ...openTestBoard(shopRecords()).images,
    read: async (hash: string) => {
      const bytes = bytesByHash.get(hash as ImageHash)
      return bytes === undefined ? null : new Blob([bytes], { type: 'image/png' })
    },
  }
  return { shelf, journey: arrangeJourney(lookupOf(sketch.records())) }
}

it('takes each image once, and counts what can not be had', async () => {
  const { shelf, journey } = shelfAndJourney()
  const { addresses, missing } = await readMapImages(journey, shelf)
  expect(addresses.get(hashOf('a'))).toBe(`data:image/png;base64,${btoa('first')}`)
  expect([addresses.size, missing]).toEqual([3, 1])
})

it('leaves out what has no room', async () => {
  const { shelf, journey } = shelfAndJourney()
  const { addresses, size, missing } = await readMapImages(journey, shelf, 12)
  expect([[...addresses.keys()].sort(), size, missing]).toEqual([[hashOf('a'), hashOf('c')], 10, 2])
})
