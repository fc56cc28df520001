import { afterEach, expect, it, vi } from 'vitest'
import { card } from '../testing/places.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { runFirst } from './awaited.ts'
import { actionOf } from './registry.ts'

afterEach(() => void vi.useRealTimers())

const copyPng = actionOf('copyPng')

function openedBoard() {
  const test = createTestBoard()
  const { board } = test
  const copied: string[] = []
  const come = () => board.pictures.setState({ port: { copy: (format) => void copied.push(format) } })
  return { test, board, copied, come }
}

it('an action whose code is still to come is done once, when that has come', () => {
  const { board, copied, come } = openedBoard()
  expect(runFirst(board, [copyPng])).toBeUndefined()
  come()
  expect(copied).toEqual(['png'])
  come()
  expect(copied).toEqual(['png'])
})

it('is given up when something else was asked for', () => {
  const { board, copied, come } = openedBoard()
  runFirst(board, [copyPng])
  expect(runFirst(board, [actionOf('selectAll')])?.id).toBe('selectAll')
  come()
  expect(copied).toEqual([])
})

it('gives way to the next action of the same key, which can run now', () => {
  const { board, copied, come } = openedBoard()
  expect(runFirst(board, [copyPng, actionOf('selectAll')])?.id).toBe('selectAll')
  come()
  expect(copied).toEqual([])
})

it('is given up when something was begun by hand', () => {
  for (const begin of [
    (test: TestBoard) => test.doubleClick(card('Signs')),
    (test: TestBoard) => test.click(card('Signs')),
    (test: TestBoard) => test.board.panels.setState({ dialog: { type: 'shortcuts' } }),
  ]) {
    const { test, board, copied, come } = openedBoard()
    runFirst(board, [copyPng])
    begin(test)
    come()
    expect(copied).toEqual([])
  }
})

it('says that its code did not come, unless something else was begun meanwhile, and is not done any more then', () => {
  vi.useFakeTimers()
  const { test, board, copied, come } = openedBoard()
  runFirst(board, [copyPng])
  vi.advanceTimersByTime(60_000)
  expect(test.notices.map(({ text }) => text)).toEqual(['“Copy as PNG” is not ready yet. Try again later.'])
  come()
  expect(copied).toEqual([])

  board.pictures.setState({ port: null })
  runFirst(board, [copyPng])
  test.click(card('Signs'))
  vi.advanceTimersByTime(60_000)
  expect(test.notices).toHaveLength(1)
})
