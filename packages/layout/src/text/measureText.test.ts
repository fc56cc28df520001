import { describe, expect, it } from 'vitest'
import { TYPE } from '../tokens/typeStyles.ts'
import { cutText, measureText } from './measureText.ts'

describe('the width of a text', () => {
  /** Widths that Chromium 156 measured with the bundled font, kerning and ligatures off. */
  it.each([
    ['Waits for the terminal, twice', TYPE.card, 165.58],
    ['AVATAR To Wa. fi ffl -> => 10:30 1/2', TYPE.card, 217.13],
    ['Überweisung ČŠŽ đ', TYPE.card, 118.23],
    ['Привет мир', TYPE.card, 72.7],
    ['Καλημέρα', TYPE.card, 62.11],
    ['Tiếng Việt', TYPE.card, 59.98],
    ['Waits for the terminal, twice', TYPE.stageTitle, 219.33],
    ['Waits for the terminal, twice', TYPE.stageGoal, 160.06],
    ['Waits for the terminal, twice', TYPE.stepTitle, 155.53],
  ])('"%s" is the browser’s', (text, style, width) => {
    expect(Math.abs(measureText(text, style) - width)).toBeLessThan(0.025)
  })

  it('is one em for an ideograph, whatever font draws it', () => {
    expect(measureText('予約한글', TYPE.card)).toBe(4 * 12.5)
  })

  it('counts a joined emoji once, and marks not at all', () => {
    expect(measureText('👩‍👩‍👧', TYPE.card)).toBe(measureText('👩', TYPE.card))
    expect(measureText('☎️', TYPE.card)).toBe(measureText('👩', TYPE.card))
    expect(measureText('e\u0301', TYPE.card)).toBe(measureText('e', TYPE.card))
    expect(measureText('a\u200bb', TYPE.card)).toBe(measureText('ab', TYPE.card))
  })
})

describe('a text that is cut to a width', () => {
  it('stays as it is when it fits', () => {
    expect(cutText('Shop', TYPE.meta, 100)).toBe('Shop')
  })

  it('ends in an ellipsis that fits too', () => {
    const cut = cutText('Purchasing department, second floor', TYPE.meta, 80)
    expect(cut).toMatch(/^Purchasing.*…$/)
    expect(measureText(cut, TYPE.meta)).toBeLessThanOrEqual(80)
  })
})
