import { asNote } from '@journeyboard/doc'
import type { CardImage, ImageHash } from '@journeyboard/model'
import { expect, it } from 'vitest'
import { putNotesIntoCell } from '../commands/notes.ts'
import { noRights } from '../rights.ts'
import { laneNamed, stepNamed } from '../testing/find.ts'
import { card } from '../testing/places.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { addImages } from './images.ts'
import { clipOfTexts } from './lines.ts'
import { pasteClip } from './pasteClip.ts'

const imageNamed = (digit: string): CardImage => ({ hash: digit.repeat(64) as ImageHash, width: 300, height: 200 })
const cellOf = (test: TestBoard, step: string, lane: string) => ({
  step: stepNamed(test.journey(), step).id,
  lane: laneNamed(test.journey(), lane).id,
})
const imagesOf = (test: TestBoard) => [...test.journey().cardById.values()].flatMap((card) => card.image ?? [])

it('images become cards in their order, selected, in one step of undo', () => {
  const test = createTestBoard()
  const before = test.records()
  addImages(test.board, { on: 'cell', ...cellOf(test, 'Hear', 'Actions'), index: 1 }, [
    imageNamed('a'),
    imageNamed('b'),
  ])
  test.expectCell('Hear', 'Actions', ['Sees an ad', '', '', 'Asks a friend'])
  expect(imagesOf(test)).toEqual([imageNamed('a'), imageNamed('b')])
  expect(test.board.selection.getState().refs).toHaveLength(2)
  expect(test.undo().records()).toEqual(before)
})

it('an image on the canvas is a note, and stays an image in whatever lane it is put into', () => {
  const test = createTestBoard()
  addImages(test.board, { on: 'canvas', at: { x: 2000, y: 0 } }, [imageNamed('a')])
  const note = [...test.journey().noteById.values()].find((one) => one.image)
  if (!note) throw new Error('there is no image')
  const [id] = putNotesIntoCell(test.doc, [note.id], { ...cellOf(test, 'Sign', 'Support'), index: 0 })
  if (!id) throw new Error('it did not go into the cell')
  expect(test.journey().cardById.get(id)).toMatchObject({ kind: 'image', image: imageNamed('a') })
  test.undo()
  expect(test.journey().noteById.get(asNote(id))?.image).toEqual(imageNamed('a'))
})

it('images that may not be added any more are neither selected nor told to be there', () => {
  const test = createTestBoard().click(card('Signs'))
  const chosen = test.board.selection.getState().refs
  test.board.rights.setState(noRights('Read-only.'), true)
  addImages(test.board, { on: 'canvas', at: { x: 0, y: 0 } }, [imageNamed('a')])
  pasteClip(test.board, 'here', clipOfTexts(['Rain']), { on: 'canvas', at: { x: 0, y: 0 } })
  expect(test.notices.map(({ text }) => text)).toEqual(['Read-only.', 'Read-only.'])
  expect(test.board.selection.getState().refs).toBe(chosen)
})
