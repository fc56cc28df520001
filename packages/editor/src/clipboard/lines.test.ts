import { MAX_TEXT } from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import { card, cell } from '../testing/places.ts'
import { createTestBoard } from '../testing/testBoard.ts'
import { clipOfTexts, linesOf } from './lines.ts'
import { pasteClip } from './pasteClip.ts'
import { pasteTarget } from './target.ts'

describe('lines', () => {
  it.each([
    ['one line as it is', '- not a list', ['- not a list']],
    ['lines of every system', 'a\r\nb\rc\nd\u2028e', ['a', 'b', 'c', 'd', 'e']],
    ['nothing of blank lines and spaces', '\n  a \n\n\u00a0\n\tb\n', ['a', 'b']],
    ['bullets', '- a\n  * b\n• c', ['a', 'b', 'c']],
    ['numbers and ticks', '1. a\n2) b\n- [x] c\n[ ] d', ['a', 'b', 'c', 'd']],
    ['what only looks like a list', '- a\n5 km', ['- a', '5 km']],
    ['no lines at all', ' \n ', []],
  ])('are read: %s', (_, text, lines) => expect(linesOf(text)).toEqual(lines))

  it('go on in the next card where no card could hold them, and lose nothing', () => {
    const words = Array.from({ length: 9000 }, (_, n) => `word${n}`).join(' ')
    const pieces = linesOf(words)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.every((piece) => piece.length <= MAX_TEXT)).toBe(true)
    expect(pieces.join(' ')).toBe(words)
    const faces = linesOf(`x${'😀'.repeat(MAX_TEXT)}`)
    expect(faces.every((piece) => piece.isWellFormed() && piece.length <= MAX_TEXT)).toBe(true)
    expect(faces.join('')).toHaveLength(2 * MAX_TEXT + 1)
  })

  it('become cards of the kind of the lane, behind the selected one, in one step', () => {
    const test = createTestBoard().click(card('Web site'))
    const before = test.records()
    const target = pasteTarget(test.board, null) ?? never()
    pasteClip(test.board, 'here', clipOfTexts(['Shop', 'Phone']), target)
    test.expectCell('Compare', 'Touchpoints', ['Web site', 'Shop', 'Phone']).expectSelected(['Shop', 'Phone'])
    expect([...test.journey().cardById.values()].filter(({ kind }) => kind === 'touchpoint')).toHaveLength(4)
    expect(test.notices.at(-1)?.text).toBe('Pasted 2 cards')
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('become notes on the canvas that do not lie on each other', () => {
    const test = createTestBoard().click(cell('Sign', 'Support'))
    const texts = Array.from({ length: 12 }, (_, n) => 'Long words again and again. '.repeat(n))
    pasteClip(test.board, 'here', clipOfTexts(texts), { on: 'canvas', at: { x: 3000, y: 0 } })
    const boxes = [...test.board.layout.getState().noteById.values()].map(({ box }) => box)
    expect(boxes).toHaveLength(13)
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b)
          expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false)
  })
})

const never = (): never => {
  throw new Error('Nothing is there')
}
