import { expect, it } from 'vitest'
import { forgetHalfWritten } from '../../settings/halfWritten.ts'
import { createCommentsUi, keepWords } from './commentsUi.ts'

it('keeps half-written words over a reload of the tab, each map its own, until they are sent', () => {
  const ui = createCommentsUi('map1')
  keepWords(ui, 'thread1', 'Is it')
  keepWords(ui, 'edit/comment1', '')
  expect([...createCommentsUi('map1').getState().words]).toEqual([
    ['thread1', 'Is it'],
    ['edit/comment1', ''],
  ])
  expect(createCommentsUi('map2').getState().words.size).toBe(0)
  keepWords(ui, 'thread1', null)
  expect([...createCommentsUi('map1').getState().words.keys()]).toEqual(['edit/comment1'])
})

it('forgets them when somebody signs out', () => {
  keepWords(createCommentsUi('map4'), 'thread1', 'Is it')
  forgetHalfWritten()
  expect(createCommentsUi('map4').getState().words.size).toBe(0)
})

it('begins anew where something else was written', () => {
  sessionStorage.setItem('journeyboard:words:map3', '[["one", 2], "two", ["three", "3"]]')
  expect([...createCommentsUi('map3').getState().words]).toEqual([['three', '3']])
})
