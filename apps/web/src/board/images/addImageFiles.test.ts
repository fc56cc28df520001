import { writeCard } from '@journeyboard/editor'
import type { CardImage, ImageHash } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import type { ImageShelf } from '@journeyboard/session'
import { expect, it, vi } from 'vitest'
import { openTestBoard } from '../testing/openTestBoard.tsx'
import { addImageFiles } from './addImageFiles.ts'

const image: CardImage = { hash: 'a'.repeat(64) as ImageHash, width: 300, height: 200 }

vi.mock('./prepareImage.ts', () => ({
  ImageRefused: class extends Error {},
  prepareImage: async () => ({ image, blob: new Blob() }),
}))

it('an image that is ready while somebody writes comes when the text is left', async () => {
  const sketch = createSketch({})
  const cell = { step: sketch.addStep(sketch.addStage({}), {}), lane: sketch.addLane({}) }
  const { board } = openTestBoard(sketch.records())
  const shelf = { add: async () => null } as Partial<ImageShelf> as ImageShelf
  const images = () => [...board.doc.projection.journey().cardById.values()].filter((card) => card.image)
  writeCard(board, cell)
  await addImageFiles(board, shelf, [new File([], 'photo.png')], { on: 'cell', ...cell, index: 0 })
  expect(board.editing.store.getState()).not.toBeNull()
  expect(images()).toHaveLength(0)
  // The card that stayed empty is forgotten, and the image is not.
  board.editing.end()
  await vi.waitFor(() => expect(images()).toHaveLength(1))
  expect(board.doc.projection.journey().cardById.size).toBe(1)
})
