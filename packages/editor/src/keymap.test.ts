import { describe, expect, it } from 'vitest'
import { ACTIONS, actionOf } from './actions/registry.ts'
import { actionWithKey, isCharacter, keysOf, keysShown, OWN_KEYS, whyNotBindable, withKey } from './keymap.ts'

const NO_LETTERS = { ...OWN_KEYS, hasLetters: false }

describe('the keys of an action', () => {
  it("are the registry's, until somebody changes them", () => {
    expect(keysOf(actionOf('edit'), OWN_KEYS)).toEqual(['Enter', 'F2'])
    const changed = withKey(OWN_KEYS, 'edit', 'e')
    expect(keysOf(actionOf('edit'), changed)).toEqual(['e'])
    expect(keysOf(actionOf('delete'), changed)).toEqual(['Delete', 'Backspace'])
    expect(withKey(changed, 'edit', null)).toEqual(OWN_KEYS)
  })

  it("show the registry's words only for the registry's key", () => {
    const fit = actionOf('fitMap')
    expect(keysShown(fit, OWN_KEYS)).toEqual(['Shift+1'])
    expect(keysShown(fit, withKey(OWN_KEYS, 'fitMap', 'g'))).toEqual(['g'])
    expect(keysShown(fit, NO_LETTERS)).toEqual([])
    expect(keysShown(actionOf('copy'), OWN_KEYS)).toEqual(['$mod+c'])
  })

  it('are without letters, digits and signs when those are switched off, changed ones included', () => {
    const left = ACTIONS.flatMap((action) => keysOf(action, withKey(NO_LETTERS, 'addCard', 'x')))
    expect(left).not.toHaveLength(0)
    for (const key of left) expect(key).toMatch(/\$mod|Control|Alt|[A-Z]\w+$|F2/)
  })
})

it.each(['n', 'Shift+N', '1', 'Shift+Digit1', '?', 'Shift+?', '+'])('%s types a character', (key) =>
  expect(isCharacter(key)).toBe(true),
)
it.each(['$mod+n', 'Alt+n', 'F2', 'Enter', 'Shift+ArrowUp', '$mod++'])('%s types none', (key) =>
  expect(isCharacter(key)).toBe(false),
)

describe('a new key', () => {
  const holder = (key: string, keymap = OWN_KEYS) => actionWithKey(ACTIONS, key, 'moment', keymap)?.id

  it('names the action that has it already', () => {
    expect(holder('n')).toBe('addCard')
    expect(holder('Shift+n')).toBe('addNote')
    expect(holder('Digit3')).toBe('feel3')
    expect(holder('$mod+y')).toBe('redo')
    expect(holder('$mod+c')).toBe('copy')
    expect(holder('f')).toBeUndefined()
    expect(holder('n', NO_LETTERS)).toBe('addCard')
    expect(holder('n', withKey(OWN_KEYS, 'addCard', 'x'))).toBeUndefined()
  })

  it.each([
    '$mod+n',
    '$mod+t',
    '$mod+w',
    '$mod+q',
    'Control+Tab',
    'F11',
    '$mod+Shift+c',
    '$mod+Shift+I',
    '$mod+Shift+j',
  ])('is never %s, which the browser has', (key) => expect(whyNotBindable(key)).not.toBeNull())

  it('is none of those by which one moves and writes', () => {
    for (const key of ['Tab', 'Shift+Tab', 'Escape', ' ', 'ArrowUp', 'Alt+ArrowUp', 'Delete'])
      expect(whyNotBindable(key), key).not.toBeNull()
    for (const key of ['x', 'Shift+X', '$mod+e', 'F4', 'Alt+KeyN', 'PageUp'])
      expect(whyNotBindable(key), key).toBeNull()
  })
})
