import { createTestBoard, type TestBoard } from '@journeyboard/editor/testing'
import { type Box, SIZES } from '@journeyboard/layout'
import { describe, expect, it } from 'vitest'
import { revealClear } from './edgeTitles.ts'
import { laneStrip, type Size, type View } from './fit.ts'
import { frameOf, freeInsets } from './room.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

function firstCard({ board }: TestBoard): Box {
  const [card] = board.layout.getState().cardById.values()
  if (!card) throw new Error('There is no card.')
  return card.box
}

/** The view in which the first card is shown, and where it is on the screen then. */
function showFirst(test: TestBoard, from: View, size: Size) {
  const { board } = test
  const box = firstCard(test)
  const view = revealClear(box, from, size, freeInsets(board, size), board.layout.getState(), frameOf(board, size))
  return { x: view.x + box.x * view.zoom, y: view.y + box.y * view.zoom, view }
}

describe('what is really free', () => {
  it('ends where panels begin: beside the map, or on a phone over its lower part', () => {
    const { board } = createTestBoard()
    const bare = { desk: freeInsets(board, DESK), phone: freeInsets(board, PHONE) }
    board.panels.setState({ areCommentsOpen: true })
    expect(freeInsets(board, DESK)).toEqual({ ...bare.desk, left: 364 })
    expect(freeInsets(board, PHONE).bottom).toBeGreaterThan(PHONE.height * 0.6)
    expect(freeInsets(board, { width: 700, height: 900 }).left).toBe(bare.desk.left)
    board.panels.setState({ areCommentsOpen: false, isOutlineOpen: true })
    expect(freeInsets(board, DESK).left).toBe(384)
    board.panels.setState({ outlineView: 'table' })
    expect(freeInsets(board, { width: 1920, height: 1080 }).left).toBe(1104)
    expect(freeInsets(board, { width: 1280, height: 800 }).left, 'no room beside a table').toBe(bare.desk.left)
    board.panels.setState({ isInterfaceHidden: true })
    expect(freeInsets(board, DESK).left).toBe(24)
  })
})

describe('a card that is shown', () => {
  it('comes out from under the titles of lanes and stages, on a phone too', () => {
    const board = createTestBoard()
    const box = firstCard(board)
    for (const size of [DESK, PHONE]) {
      const view = { x: -box.x + 20, y: -box.y + 64, zoom: 1 }
      const shown = showFirst(board, view, size)
      expect(shown.x, `${size.width} wide`).toBeGreaterThanOrEqual(laneStrip(size.width))
      expect(shown.y).toBeGreaterThanOrEqual(90)
    }
  })

  it('is not moved where the titles of the map are in view themselves', () => {
    const board = createTestBoard()
    const view = { x: 24, y: 80, zoom: 0.6 }
    expect(showFirst(board, view, DESK).view).toEqual(view)
  })

  it('comes beside the titles, which stand beside a panel', () => {
    const board = createTestBoard()
    board.board.panels.setState({ areCommentsOpen: true })
    expect(showFirst(board, { x: 0, y: 80, zoom: 1 }, DESK).x).toBeGreaterThanOrEqual(356 + SIZES.titleColumn)
  })
})
