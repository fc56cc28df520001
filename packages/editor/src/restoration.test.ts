import { expect, it } from 'vitest'
import { undoRestoration } from './restoration.ts'
import { card } from './testing/places.ts'
import { createTestBoard } from './testing/testBoard.ts'

function restored(isUntouched: boolean) {
  const test = createTestBoard()
  test.click(card('Signs')).key('Delete')
  const takenBack: string[] = []
  const { depth } = test.board.doc.history
  test.board.restoration.setState({
    last: { depth: depth(), isUntouched: () => isUntouched, takeBack: () => takenBack.push('restored') },
  })
  return { test, takenBack }
}

it('undo takes back what was made since, then the restored version, then what was made before', () => {
  const { test, takenBack } = restored(true)
  test.click(card('Contract')).key('Delete')
  test.undo()
  expect(takenBack).toEqual([])
  test.undo()
  expect(takenBack).toEqual(['restored'])
  test.undo().expectCell('Sign', 'Actions', ['Signs'])
  expect(takenBack).toEqual(['restored'])
})

it('undo leaves a restored version alone that others have built upon, says so, and goes on', () => {
  const { test, takenBack } = restored(false)
  test.undo()
  expect(takenBack).toEqual([])
  expect(test.notices.at(-1)?.text).toMatch(/^Not undone: the map has changed/)
  expect(undoRestoration(test.board)).toBe(false)
  test.undo().expectCell('Sign', 'Actions', ['Signs'])
})
