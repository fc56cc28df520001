import { describe, expect, it } from 'vitest'
import { moveCaret } from './sharedText.ts'

describe('moveCaret', () => {
  it.each([
    ['text before it', 5, [{ index: 0, remove: 0, insert: 'ab' }], 7],
    ['text behind it', 5, [{ index: 6, remove: 0, insert: 'ab' }], 5],
    ['text at it', 5, [{ index: 5, remove: 0, insert: 'ab' }], 5],
    ['a removal before it', 5, [{ index: 1, remove: 2, insert: '' }], 3],
    ['a removal around it', 5, [{ index: 3, remove: 10, insert: '' }], 3],
    [
      'a word before it replaced',
      5,
      [
        { index: 0, remove: 3, insert: '' },
        { index: 0, remove: 0, insert: 'longer' },
      ],
      8,
    ],
  ])('follows %s', (_name, caret, changes, expected) => {
    expect(moveCaret(caret, changes)).toBe(expected)
  })
})
