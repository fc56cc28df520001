/** Which action a key press means, on every keyboard: by its character, else by its place. */
import { ACTIONS, type Action, type Keymap, keysOf } from '@journeyboard/editor'
import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import { matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { isComposed } from './composing.ts'
import { keymapStore } from './keymapStore.ts'
import { isTextField } from './keyPlace.ts'
import { asLatin } from './latinKey.ts'

type Press = ReturnType<typeof parseKeybinding>[number]

interface Binding {
  readonly action: Action
  readonly press: Press
  /** With Ctrl or Command: works everywhere on the page, not only on the board. */
  readonly isCombination: boolean
}

export interface KeyMatch {
  readonly action: Action
  readonly isCombination: boolean
}

let bound: { readonly keymap: Keymap; readonly bindings: readonly Binding[] } | null = null

/** All actions that the key is bound to; the registry decides their order. */
export function matchActions(event: KeyboardEvent): KeyMatch[] {
  const keymap = keymapStore.getState()
  if (bound?.keymap !== keymap) bound = { keymap, bindings: bind(keymap) }
  const read = asLatin(event)
  const matches = bound.bindings.filter(({ press }) => matchKeybindingPress(read, press))
  // What the key says counts before where it lies: the plus of one keyboard lies where another has its minus.
  const said = matches.filter(({ press: [, , key] }) => read.key.toLowerCase() === String(key).toLowerCase())
  return said.length > 0 ? said : matches
}

/**
 * For panels where keys without Ctrl or Command act as on the board: the id of the one that is meant, as this device has
 * it. Not in fields of text, which use them.
 */
export function panelKey<Id extends string>(event: ReactKeyboardEvent, ...ids: readonly Id[]): Id | undefined {
  if (event.defaultPrevented || isComposed(event) || (event.target instanceof Element && isTextField(event.target)))
    return
  const meant = matchActions(event.nativeEvent).filter(({ isCombination }) => !isCombination)
  return ids.find((id) => meant.some(({ action }) => action.id === id))
}

function bind(keymap: Keymap): Binding[] {
  return ACTIONS.flatMap((action) =>
    keysOf(action, keymap)
      .flatMap(alternatives)
      .map((key) => ({ action, press: pressOf(key), isCombination: /^(\$mod|Control|Meta)\+/.test(key) })),
  )
}

/** A digit is also meant where it stands: above the letters, many keyboards type digits only with Shift. */
function alternatives(key: string): string[] {
  return [key, ...(/^(\$mod\+)?\d$/.test(key) ? [key.replace(/(?=\d$)/, 'Digit')] : [])]
}

function pressOf(key: string): Press {
  const [press] = parseKeybinding(key)
  if (!press) throw new Error(`"${key}" is no key`)
  return press
}
