import { expect, it } from 'vitest'
import { undoKey } from './undoKey.ts'

const press = (key: string, code: string, held: KeyboardEventInit = {}) =>
  undoKey(new KeyboardEvent('keydown', { key, code, ctrlKey: true, ...held }))

it.each([
  ['z', 'KeyZ', {}, 'undo'],
  ['Z', 'KeyZ', { shiftKey: true }, 'redo'],
  ['y', 'KeyY', {}, 'redo'],
  ['z', 'KeyY', {}, 'undo'],
  ['я', 'KeyZ', {}, 'undo'],
  ['н', 'KeyY', {}, 'redo'],
  ['z', 'KeyZ', { ctrlKey: false }, null],
])('%s at %s, %j is %s', (key, code, held, expected) => expect(press(key, code, held)).toBe(expected))
