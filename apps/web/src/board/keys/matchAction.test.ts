import { OWN_KEYS } from '@journeyboard/editor'
import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { keymapStore } from './keymapStore.ts'
import { matchActions, panelKey } from './matchAction.ts'

const press = (key: string, code: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, code, ...held })
const meant = (event: KeyboardEvent) => matchActions(event).map(({ action }) => action.id)
const CTRL = { ctrlKey: true }

describe('signs and digits', () => {
  it.each<[string, string, KeyboardEventInit, string, string]>([
    ['=', 'Equal', CTRL, 'zoomIn', 'American'],
    ['+', 'Equal', { ...CTRL, shiftKey: true }, 'zoomIn', 'American with Shift'],
    ['+', 'BracketRight', CTRL, 'zoomIn', 'German'],
    ['+', 'Minus', CTRL, 'zoomIn', 'Swedish, where others have the minus'],
    ['+', 'NumpadAdd', CTRL, 'zoomIn', 'number block'],
    ['-', 'Minus', CTRL, 'zoomOut', 'American'],
    ['-', 'Slash', CTRL, 'zoomOut', 'German'],
    ['-', 'Equal', CTRL, 'zoomOut', 'Turkish, where others have the plus'],
    ['-', 'NumpadSubtract', CTRL, 'zoomOut', 'number block'],
    ['0', 'Digit0', CTRL, 'zoomReset', 'American'],
    ['à', 'Digit0', CTRL, 'zoomReset', 'French'],
    ['0', 'Numpad0', CTRL, 'zoomReset', 'number block'],
    ['\\', 'IntlBackslash', CTRL, 'hideInterface', 'British'],
    ['#', 'Backslash', CTRL, 'hideInterface', 'German'],
    ['&', 'Digit1', {}, 'feel1', 'French'],
  ])('%s at %s, %j is %s (%s)', (key, code, held, action, _where) => {
    expect(meant(press(key, code, held))).toEqual([action])
  })
})

describe('a key in a panel', () => {
  afterEach(() => keymapStore.setState(OWN_KEYS, true))
  const inPanel = (nativeEvent: KeyboardEvent, target: Element = document.createElement('div')) =>
    panelKey({ nativeEvent, target, defaultPrevented: false } as unknown as ReactKeyboardEvent, 'outline')

  it('acts as on the board, but not in a text', () => {
    expect(inPanel(press('o', 'KeyO'))).toBe('outline')
    expect(inPanel(press('j', 'KeyJ'))).toBeUndefined()
    expect(inPanel(press('o', 'KeyO'), document.createElement('input'))).toBeUndefined()
  })

  it('is the one that was chosen on this device', () => {
    keymapStore.setState({ ...OWN_KEYS, keyById: { outline: 'x' } })
    expect(inPanel(press('o', 'KeyO'))).toBeUndefined()
    expect(inPanel(press('x', 'KeyX'))).toBe('outline')
  })

  it('is none while letters are switched off', () => {
    keymapStore.setState({ ...OWN_KEYS, hasLetters: false })
    expect(inPanel(press('o', 'KeyO'))).toBeUndefined()
  })
})
