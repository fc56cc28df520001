import { describe, expect, it } from 'vitest'
import { formatKey, keyCaps } from './formatKey.ts'

describe('formatKey', () => {
  it.each([
    ['$mod+k', 'Ctrl+K', '⌘K'],
    ['$mod+Shift+z', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['Control+y', 'Ctrl+Y', '⌃Y'],
    ['Shift+Digit1', 'Shift+1', '⇧1'],
    ['Shift+1', 'Shift+1', '⇧1'],
    ['Alt+ArrowLeft', 'Alt+←', '⌥←'],
    ['$mod++', 'Ctrl++', '⌘+'],
    ['$mod+-', 'Ctrl+-', '⌘-'],
    ['$mod+\\', 'Ctrl+\\', '⌘\\'],
    ['n', 'N', 'N'],
    ['?', '?', '?'],
    ['Shift+?', '?', '?'],
    ['Alt+KeyN', 'Alt+N', '⌥N'],
    ['F2', 'F2', 'F2'],
    ['Delete', 'Del', 'Del'],
  ])('%s reads %s, and %s on a Mac', (binding, other, apple) => {
    expect(formatKey(binding, false)).toBe(other)
    expect(formatKey(binding, true)).toBe(apple)
  })

  it('gives each cap on its own', () => {
    expect(keyCaps('$mod+Shift+e', false)).toEqual(['Ctrl', 'Shift', 'E'])
  })
})
