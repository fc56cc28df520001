/** Which action a key press means: letters by character, digits by position, on every keyboard. */
import { ACTIONS, type Action, type Keymap, keysOf } from '@journeyboard/editor'
import { matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { keymapStore } from './keymapStore.ts'

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
  return bound.bindings.filter(({ press }) => matchKeybindingPress(read, press))
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
  return /^\d$/.test(key) ? [key, `Digit${key}`] : [key]
}

function pressOf(key: string): Press {
  const [press] = parseKeybinding(key)
  if (!press) throw new Error(`"${key}" is no key`)
  return press
}

/** Where a key types a letter of another script (Cyrillic, Greek), its place on a Latin keyboard counts instead. */
export function asLatin(event: KeyboardEvent): KeyboardEvent {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (!letter || event.key.length !== 1 || event.key.charCodeAt(0) < 0x250) return event
  return new KeyboardEvent(event.type, {
    key: letter.toLowerCase(),
    code: event.code,
    shiftKey: event.shiftKey,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
  })
}
