import { describe, expect, it } from 'vitest'
import { keyOf } from './keyOf.ts'

const press = (key: string, code: string, held: KeyboardEventInit = {}, apple = false) =>
  keyOf(new KeyboardEvent('keydown', { key, code, ...held }), apple)

describe('a key that is pressed to be chosen', () => {
  it.each([
    ['x', 'KeyX', {}, 'x'],
    ['X', 'KeyX', { shiftKey: true }, 'Shift+x'],
    ['e', 'KeyE', { ctrlKey: true }, '$mod+e'],
    ['!', 'Digit1', { shiftKey: true }, 'Shift+Digit1'],
    ['?', 'Minus', { shiftKey: true }, 'Shift+?'],
    ['ч', 'KeyX', {}, 'x'],
    ['F4', 'F4', {}, 'F4'],
    ['≈', 'KeyX', { altKey: true }, 'Alt+KeyX'],
    ['ArrowUp', 'ArrowUp', { shiftKey: true }, 'Shift+ArrowUp'],
  ])('%s (%s) is read as it is meant', (key, code, held, expected) => expect(press(key, code, held)).toBe(expected))

  it('is Command on a Mac, where Control is another key', () => {
    expect(press('e', 'KeyE', { metaKey: true }, true)).toBe('$mod+e')
    expect(press('e', 'KeyE', { ctrlKey: true }, true)).toBe('Control+e')
  })

  it('is not there yet while only a modifier is held or a letter is composed', () => {
    expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toBeNull()
    expect(press('Dead', 'Backquote')).toBeNull()
    expect(press('a', 'KeyA', { isComposing: true })).toBeNull()
  })
})
