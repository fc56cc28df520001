import { select } from '@journeyboard/editor'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openTestBoard, shopRecords, type TestBoard } from '../board/testing/openTestBoard.tsx'
import type { CanvasPort } from './canvasPort.ts'
import { listenToPointer } from './pointerEvents.ts'

const SIZE = { left: 0, top: 0, right: 800, bottom: 600, width: 800, height: 600 }

let open: TestBoard
let canvas: HTMLElement
let listening: AbortController
/** How far the map has been moved, in its units. */
let panned: number
const viewListeners = new Set<() => void>()
beforeEach(() => {
  panned = 0
  open = openTestBoard(shopRecords())
  canvas = document.body.appendChild(document.createElement('div'))
  canvas.setPointerCapture = () => {}
  listening = new AbortController()
  const port: CanvasPort = {
    toBoard: (x, y) => ({ x: x / 2 - 100 - panned, y: y / 2 }),
    zoom: () => 2,
    panBy: () => true,
    glideBy: () => {},
    onView(listener) {
      viewListeners.add(listener)
      return () => viewListeners.delete(listener)
    },
    bounds: () => SIZE as DOMRect,
    focus: () => {},
    isPanning: () => false,
  }
  listenToPointer(canvas, open.board, port, { onHover: () => {}, onPoint: () => {} }, listening.signal)
})
afterEach(() => {
  listening.abort()
  canvas.remove()
  vi.unstubAllGlobals()
})

const firstCard = () => {
  const [card] = open.board.layout.getState().cardById.values()
  if (!card) throw new Error('There is no card')
  return card
}
const selectFirstCard = () => select(open.board.selection, [{ family: 'card', id: firstCard().id }])
const selected = () => open.board.selection.getState().refs
const menu = () => open.board.panels.getState().menu
const send = (type: string, init: PointerEventInit) =>
  canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', ...init }))
/** In the window, over the middle of the first card. */
const overFirstCard = () => {
  const { box } = firstCard()
  return { clientX: (box.x + box.width / 2 + 100) * 2, clientY: (box.y + box.height / 2) * 2 }
}
const clickFirstCard = (held: PointerEventInit) => {
  const at = { button: 0, ...overFirstCard(), ...held }
  send('pointerdown', { ...at, buttons: 1 })
  if (held.ctrlKey) send('contextmenu', at)
  send('pointerup', at)
}
const pan = (by: number) => {
  panned += by
  for (const tell of viewListeners) tell()
}
const onMac = () => vi.stubGlobal('navigator', { ...navigator, platform: 'MacIntel' })

it('a click with Control opens the menu on a Mac, where it is pressed', () => {
  onMac()
  clickFirstCard({ ctrlKey: true })
  const { clientX, clientY } = overFirstCard()
  expect(menu()).toMatchObject({ x: clientX, y: clientY, ref: { family: 'card', id: firstCard().id } })
  expect(selected()).toHaveLength(1)
})

it.each([
  ['Control', false, { ctrlKey: true }],
  ['Command on a Mac', true, { metaKey: true }],
])('a click with %s takes out of the selection', (_, isMac, held) => {
  if (isMac) onMac()
  selectFirstCard()
  clickFirstCard(held)
  expect(selected()).toEqual([])
})

it('the menu key opens the menu on what is selected, else in the middle', () => {
  const byKey = () => send('contextmenu', { button: 0, pointerType: '' })
  byKey()
  expect(menu()).toMatchObject({ x: 400, y: 300, ref: null })
  selectFirstCard()
  byKey()
  const { clientX, clientY } = overFirstCard()
  expect(menu()).toMatchObject({ x: clientX, y: clientY, ref: { id: firstCard().id } })
})

it('what is dragged stays in the hand while the map moves under it', () => {
  const at = { button: 0, buttons: 1, ...overFirstCard() }
  send('pointerdown', at)
  send('pointermove', { ...at, clientX: at.clientX + 40 })
  expect(open.board.gesture.getState()).toMatchObject({ type: 'move', dx: 20 })
  pan(-30)
  expect(open.board.gesture.getState()).toMatchObject({ type: 'move', dx: 50 })
})

it('the touches of a pen that drags do not pan, as those of a finger do', () => {
  const pane = canvas.appendChild(document.createElement('div'))
  const pans = vi.fn()
  pane.addEventListener('touchmove', pans)
  const touchMove = () =>
    pane.dispatchEvent(Object.assign(new Event('touchmove', { bubbles: true, cancelable: true }), { touches: [{}] }))
  const at = { button: 0, pointerType: 'pen', ...overFirstCard() }
  send('pointerdown', { ...at, buttons: 1 })
  expect(touchMove()).toBe(false)
  expect(pans).not.toHaveBeenCalled()
  send('pointerup', at)
  touchMove()
  send('pointerdown', { ...at, buttons: 1 })
  send('pointercancel', at)
  touchMove()
  expect(pans).toHaveBeenCalledTimes(2)
})
