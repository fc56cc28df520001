import { expect, it } from 'vitest'
import { redoRestoration, undoRestoration } from './restoration.ts'
import { card } from './testing/places.ts'
import { createTestBoard } from './testing/testBoard.ts'

function restored(isUntouched: boolean) {
  const test = createTestBoard()
  test.click(card('Signs')).key('Delete')
  const done: string[] = []
  const depth = test.board.doc.history.depth()
  const { restoration } = test.board
  const step = (run: () => void) => ({ depth, isUntouched: () => isUntouched, run })
  const restore = () =>
    restoration.setState({
      undo: step(() => {
        done.push('taken back')
        restoration.setState({
          redo: step(() => {
            done.push('restored')
            restore()
          }),
        })
      }),
      redo: null,
    })
  restore()
  return { test, done }
}

it('undo takes back what was made since, then the restored version, then what was made before', () => {
  const { test, done } = restored(true)
  test.click(card('Contract')).key('Delete')
  test.undo()
  expect(done).toEqual([])
  test.undo()
  expect(done).toEqual(['taken back'])
  test.undo().expectCell('Sign', 'Actions', ['Signs'])
  expect(done).toEqual(['taken back'])
})

it('redo goes the same way forth: what was made before, the restored version, what was made since', () => {
  const { test, done } = restored(true)
  test.click(card('Contract')).key('Delete')
  test.undo().undo().undo()
  test.redo().expectCell('Sign', 'Actions', [])
  expect(done).toEqual(['taken back'])
  test.redo()
  expect(done).toEqual(['taken back', 'restored'])
  test.redo()
  expect(done).toEqual(['taken back', 'restored'])
  test.undo().undo()
  expect(done).toEqual(['taken back', 'restored', 'taken back'])
})

it('undo leaves a restored version alone that others have built upon, says so, and goes on', () => {
  const { test, done } = restored(false)
  test.undo()
  expect(done).toEqual([])
  expect(test.notices.at(-1)?.text).toMatch(/^Not undone: the map has changed/)
  expect(undoRestoration(test.board)).toBe(false)
  test.undo().expectCell('Sign', 'Actions', ['Signs'])
})

it('redo restores nothing over what others have made meanwhile, and says so', () => {
  const { test } = restored(true)
  const { restoration, doc } = test.board
  restoration.setState({
    undo: null,
    redo: { depth: doc.history.depth(), isUntouched: () => false, run: () => expect.unreachable() },
  })
  test.redo()
  expect(test.notices.at(-1)?.text).toMatch(/^Not redone: the map has changed/)
  expect(redoRestoration(test.board)).toBe(false)
})
