import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { awaitEarlyWish } from './earlyWish.ts'

const { board } = openTestBoard(shopRecords())
let leaving: AbortController
beforeEach(() => {
  leaving = new AbortController()
})
afterEach(() => leaving.abort())

function hand(type: 'copy' | 'cut' | 'paste', text = ''): ClipboardEvent {
  const clipboardData = new DataTransfer()
  if (text) clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  return event
}

it('leaves what is copied to the browser as well: words may be marked on a panel', () => {
  const take = awaitEarlyWish(board, leaving.signal)
  expect(hand('copy').defaultPrevented).toBe(false)
  expect(hand('cut').defaultPrevented).toBe(false)
  expect(take()).toBe('cut')
})

it('keeps what was pasted last, until it is taken', () => {
  const take = awaitEarlyWish(board, leaving.signal)
  hand('paste', 'One')
  expect(hand('paste', 'Two').defaultPrevented).toBe(true)
  expect(take()).toMatchObject({ text: 'Two' })
  expect(hand('paste', 'Three').defaultPrevented, 'which is no longer its matter').toBe(false)
})

it('leaves a text field its own, and everything once the board is gone', () => {
  const take = awaitEarlyWish(board, leaving.signal)
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  expect(hand('paste', 'One').defaultPrevented).toBe(false)
  field.remove()
  leaving.abort()
  expect(hand('paste', 'Two').defaultPrevented).toBe(false)
  expect(take()).toBeNull()
})
