import { describe, expect, it } from 'vitest'
import type { PasteTarget } from '../commands/cells.ts'
import { laneNamed, stepNamed } from '../testing/find.ts'
import { card, cell, header, note } from '../testing/places.ts'
import { cardRef, createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { pasteTarget } from './target.ts'

/** `Hear / Actions 2`, or `canvas`. */
function said(test: TestBoard, target: PasteTarget | null): string | null {
  if (target?.on !== 'cell') return target && 'canvas'
  const { stepById, laneById } = test.journey()
  return `${stepById.get(target.step)?.title} / ${laneById.get(target.lane)?.title} ${target.index}`
}

const OUTSIDE = { x: 5000, y: 5000 }

describe('what is pasted goes', () => {
  it('behind the card that is selected, wherever the pointer is', () => {
    const test = createTestBoard().click(card('Sees an ad'))
    expect(said(test, pasteTarget(test.board, OUTSIDE))).toBe('Hear / Actions 1')
  })

  it('behind the last of several cards in the cell of the first one', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Contract'), cardRef(test, 'Asks a friend'), cardRef(test, 'Sees an ad'))
    expect(said(test, pasteTarget(test.board, null))).toBe('Hear / Actions 2')
  })

  it('to the end of the cell where the keyboard stands, and into the first cell of a stage', () => {
    const test = createTestBoard().click(cell('Sign', 'Support'))
    expect(said(test, pasteTarget(test.board, OUTSIDE))).toBe('Sign / Support 0')
    test.click(header('Discover'))
    expect(said(test, pasteTarget(test.board, OUTSIDE))).toBe('Hear / Actions 2')
  })

  it('nowhere when the keyboard stands among feelings', () => {
    const test = createTestBoard()
    const journey = test.journey()
    test.select({ family: 'cell', step: stepNamed(journey, 'Hear').id, lane: laneNamed(journey, 'Feelings').id })
    expect(pasteTarget(test.board, null)).toBeNull()
  })

  it('with nothing or a note selected under the pointer, in a cell or on the canvas', () => {
    const test = createTestBoard().select()
    const over = cell('Compare', 'Touchpoints')(test.board.layout.getState())
    expect(said(test, pasteTarget(test.board, over))).toBe('Compare / Touchpoints 1')
    expect(pasteTarget(test.board, OUTSIDE)).toEqual({ on: 'canvas', at: OUTSIDE })
    test.click(note('Loose idea'))
    expect(pasteTarget(test.board, OUTSIDE)).toEqual({ on: 'canvas', at: OUTSIDE })
  })

  it('without a pointer into the first cell of the map, and beside a note on the canvas', () => {
    const test = createTestBoard().select()
    expect(said(test, pasteTarget(test.board, null))).toBe('Hear / Actions 2')
    test.click(note('Loose idea'))
    expect(said(test, pasteTarget(test.board, null))).toBe('canvas')
  })
})
