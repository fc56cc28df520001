import { boxOf, clearSelection, NO_GESTURE, select } from '@journeyboard/editor'
import { createTestBoard } from '@journeyboard/editor/testing'
import type { Box } from '@journeyboard/layout'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { besideDetails, keepClearOfDetails } from './clearOfDetails.ts'
import type { View } from './fit.ts'

const DESK = { left: 1124, top: 64, right: 1424, bottom: 700 }
const PHONE = { left: 0, top: 372, right: 390, bottom: 844 }
const FREE = { left: 88, top: 60 }
const AT_100: View = { x: 0, y: 0, zoom: 1 }
const boxAt = (x: number, y: number): Box => ({ x, y, width: 200, height: 80 })

describe('the view beside the details', () => {
  it('is moved as far as it takes, and only to the side', () => {
    expect(besideDetails(boxAt(1000, 300), AT_100, DESK, FREE)).toEqual({ x: -88, y: 0, zoom: 1 })
    expect(besideDetails(boxAt(400, 100), { x: 100, y: 50, zoom: 2 }, DESK, FREE)).toEqual({ x: -88, y: 50, zoom: 2 })
  })

  it('stays where it is for what the panel does not reach', () => {
    expect(besideDetails(boxAt(900, 300), AT_100, DESK, FREE)).toBeNull()
    expect(besideDetails(boxAt(1200, 720), AT_100, DESK, FREE), 'below it').toBeNull()
  })

  it('stays for what is too wide to lie beside it', () => {
    expect(besideDetails({ ...boxAt(20, 300), width: 1300 }, AT_100, DESK, FREE)).toBeNull()
  })

  it('is moved up on a phone, where the panel lies below', () => {
    expect(besideDetails(boxAt(100, 400), AT_100, PHONE, FREE)).toEqual({ x: 0, y: -120, zoom: 1 })
    expect(besideDetails({ ...boxAt(100, 200), height: 400 }, AT_100, PHONE, FREE)).toBeNull()
  })
})

describe('a card under the details', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    const panel = document.createElement('aside')
    panel.setAttribute('data-details', '')
    panel.getBoundingClientRect = () => ({ ...DESK }) as DOMRect
    document.body.append(panel)
  })
  afterEach(() => {
    vi.useRealTimers()
    document.body.replaceChildren()
  })

  /** A board whose card `Signs` lies half under the panel. */
  function openUnderPanel() {
    const { board } = createTestBoard()
    const { journey, ...layout } = board.layout.getState()
    const [id] = [...journey.cardById.values()].filter(({ text }) => text === 'Signs').map((card) => card.id)
    const ref = id && ({ family: 'card', id } as const)
    const box = ref && boxOf({ journey, ...layout }, ref)
    if (!ref || !box) throw new Error('There is no card to look at.')
    const way = { view: { x: 1000 - box.x, y: 300 - box.y, zoom: 1 }, stopped: 0 }
    const start = way.view
    const stop = keepClearOfDetails(board, {
      goal: () => way.view,
      glide: (to) => {
        way.view = to
      },
      stop: () => {
        way.stopped += 1
      },
      size: () => ({ width: 1440, height: 900 }),
      revealClear: { current: null },
      shownEarly: { current: null },
    })
    const press = (type: string) => window.dispatchEvent(new PointerEvent(type))
    const isMoved = () => way.view !== start
    return { board, ref, way, stop, press, isMoved }
  }

  it('comes out once a second click could no longer be meant for it', () => {
    const { board, ref, stop, press, isMoved } = openUnderPanel()
    press('pointerdown')
    select(board.selection, [ref])
    vi.advanceTimersByTime(2000)
    expect(isMoved(), 'while it is pressed').toBe(false)
    press('pointerup')
    vi.advanceTimersByTime(400)
    expect(isMoved(), 'under a double click').toBe(false)
    vi.advanceTimersByTime(100)
    expect(isMoved()).toBe(true)
    stop()
  })

  it('does not move when somebody else deletes it, which selects its cell', () => {
    const { board, ref, way, isMoved, stop } = openUnderPanel()
    const start = way.view
    select(board.selection, [ref])
    vi.advanceTimersByTime(2000)
    way.view = start
    board.doc.change('Delete', (changes) => changes.delete('card', ref.id))
    vi.advanceTimersByTime(5000)
    expect(isMoved()).toBe(false)
    stop()
  })

  it('comes out right after a drop, and stands still as soon as something is pressed', () => {
    const { board, ref, way, stop, press, isMoved } = openUnderPanel()
    select(board.selection, [ref])
    press('pointerdown')
    board.gesture.setState({ type: 'moveHeader' } as never)
    vi.advanceTimersByTime(2000)
    expect(isMoved(), 'in the hand').toBe(false)
    press('pointerup')
    board.gesture.setState(NO_GESTURE, true)
    vi.advanceTimersByTime(150)
    expect(isMoved()).toBe(true)
    press('pointerdown')
    expect(way.stopped).toBe(1)
    stop()
  })

  it('stays where the view was moved by hand meanwhile, is written, or is selected no more', () => {
    const { board, ref, way, stop } = openUnderPanel()
    const choose = () => {
      clearSelection(board.selection)
      select(board.selection, [ref])
    }
    choose()
    const panned = { ...way.view, y: way.view.y + 1 }
    way.view = panned
    vi.advanceTimersByTime(2000)
    expect(way.view).toBe(panned)
    choose()
    board.editing.begin({ ...ref, field: 'text', isNew: false })
    vi.advanceTimersByTime(2000)
    board.editing.end()
    choose()
    clearSelection(board.selection)
    vi.advanceTimersByTime(2000)
    expect(way.view).toBe(panned)
    stop()
  })
})
