import { writeCard } from '@journeyboard/editor'
import type { CardImage, ImageHash } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import type { ImageShelf } from '@journeyboard/session'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createElement } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { OutlineTree } from '../outline/OutlineTree.tsx'
import { openTestBoard, renderOnBoard } from '../testing/openTestBoard.tsx'
import { addImageFiles } from './addImageFiles.ts'

const image: CardImage = { hash: 'a'.repeat(64) as ImageHash, width: 300, height: 200 }

vi.mock('./prepareImage.ts', () => ({
  ImageRefused: class extends Error {},
  prepareImage: async () => ({ image, blob: new Blob() }),
}))

afterEach(cleanup)

function openCell() {
  const sketch = createSketch({})
  const cell = { step: sketch.addStep(sketch.addStage({}), {}), lane: sketch.addLane({ title: 'Actions' }) }
  sketch.addCard(cell, { text: 'Asks' })
  const open = openTestBoard(sketch.records())
  const shelf = { add: async () => null } as Partial<ImageShelf> as ImageShelf
  const cards = () => [...open.board.doc.projection.journey().cardById.values()]
  return {
    ...open,
    cell,
    cards,
    photos: () => cards().filter((card) => card.image),
    addPhoto: () => addImageFiles(open.board, shelf, [new File([], 'photo.png')], { on: 'cell', ...cell, index: 0 }),
  }
}

it('an image that is ready while somebody writes comes when the text is left', async () => {
  const { board, cell, addPhoto, photos, cards } = openCell()
  writeCard(board, cell)
  await addPhoto()
  expect(board.editing.store.getState()).not.toBeNull()
  expect(photos()).toHaveLength(0)
  // The card that stayed empty is forgotten, and the image is not.
  board.editing.end()
  await vi.waitFor(() => expect(photos()).toHaveLength(1))
  expect(cards()).toHaveLength(2)
})

it('an image does not go with a card that was begun in the outline meanwhile and stays empty', async () => {
  const open = openCell()
  renderOnBoard(createElement(OutlineTree), open)
  const line = screen.getByRole('row', { name: 'Asks' })
  await userEvent.click(line)
  fireEvent.keyDown(line, { key: 'F2' })
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ctrlKey: true })
  await vi.waitFor(() => expect(open.cards()).toHaveLength(2))
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  await act(open.addPhoto)
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  expect(open.photos()).toHaveLength(0)
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
  await vi.waitFor(() => expect(open.photos()).toHaveLength(1))
  expect(open.cards().map(({ text }) => text)).toEqual(expect.arrayContaining(['Asks', '']))
  expect(open.cards()).toHaveLength(2)
})
