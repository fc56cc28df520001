import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../board/testing/openTestBoard.tsx'
import { useLaser } from './useLaser.ts'

function Laser() {
  useLaser(() => {})
  return null
}

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Laser />, open)
})
afterEach(cleanup)

const tool = () => open.board.panels.getState().tool
const choose = (next: 'laser' | 'select') => act(() => open.board.panels.setState({ tool: next }))
const key = (type: 'keydown' | 'keyup', time: number) => {
  const event = new KeyboardEvent(type, { key: 'k', code: 'KeyK' })
  Object.defineProperty(event, 'timeStamp', { value: time })
  act(() => void window.dispatchEvent(event))
}

it('the others are told while the laser pointer is on', () => {
  choose('laser')
  choose('select')
  expect(open.told).toEqual([{ laser: true }, { laser: false }])
})

it.each([
  { held: 100, left: 'laser' },
  { held: 900, left: 'select' },
])('a key that is let go after $held ms leaves the tool $left', ({ held, left }) => {
  key('keydown', 1000)
  choose('laser')
  key('keyup', 1000 + held)
  expect(tool()).toBe(left)
})
