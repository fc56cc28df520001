/** The keys of actions as they hold on this device: the registry's own, unless somebody changed them or switched letters off. */
import type { Action } from './actions/action.ts'

export interface Keymap {
  /** Whether keys that type a character act without Ctrl, Alt or Command (WCAG 2.1.4). */
  readonly hasLetters: boolean
  /** Keys in the registry's notation by action id, each instead of all that the registry gives. */
  readonly keyById: { readonly [actionId: string]: string }
}

export const OWN_KEYS: Keymap = { hasLetters: true, keyById: {} }

/** Where keys can not go: browsers keep these for themselves, and hands rely on it. */
const RESERVED = new Set([
  ...['n', 't', 'w', 'q'].map((letter) => `$mod+${letter}`),
  ...['c', 'i', 'j'].map((letter) => `$mod+shift+${letter}`),
  ...['n', 't', 'w'].map((letter) => `$mod+shift+${letter}`),
  'f5',
  'f11',
  'f12',
])
/** Keys by which one moves, leaves and writes. */
const FIXED = /(^|\+)(tab|escape|enter|space| |arrow\w+|backspace|delete)$/

/** All keys of an action, the one to show first. */
export function keysOf(action: Pick<Action, 'id' | 'keys'>, { hasLetters, keyById }: Keymap): readonly string[] {
  const own = keyById[action.id]
  const keys = own === undefined ? (action.keys ?? []) : [own]
  return hasLetters ? keys : keys.filter((key) => !isCharacter(key))
}

/** The keys to show beside an action; none, if it has none now. */
export function keysShown(action: Pick<Action, 'id' | 'keys' | 'keyLabel'>, keymap: Keymap): readonly string[] {
  const keys = keysOf(action, keymap)
  // Without keys of its own the label names what the browser itself answers to, such as Ctrl+C.
  const isOwn = keys[0] === action.keys?.[0]
  return action.keyLabel !== undefined && isOwn ? [action.keyLabel] : keys
}

/** Whether the key types a character when nothing but Shift is held: a letter, a digit, a sign. */
export function isCharacter(key: string): boolean {
  return /^(shift\+)?(.|digit\d)$/i.test(key)
}

/** The action that has the key already, or undefined. */
export function actionWithKey(
  actions: readonly Action[],
  key: string,
  except: string,
  keymap: Keymap,
): Action | undefined {
  const wanted = fold(key)
  const takenBy = (action: Action) =>
    action.keys ? keysOf(action, { ...keymap, hasLetters: true }) : keysShown(action, keymap)
  return actions.find((action) => action.id !== except && takenBy(action).some((one) => fold(one) === wanted))
}

/** Why no action can have the key, or null if one can. */
export function whyNotBindable(key: string): string | null {
  const folded = fold(key)
  if (RESERVED.has(folded)) return 'The browser keeps this key for itself.'
  return FIXED.test(folded) ? 'This key is for moving and writing.' : null
}

/** The keymap with another key for an action; null gives back what the registry says. */
export function withKey(keymap: Keymap, actionId: string, key: string | null): Keymap {
  const { [actionId]: _, ...others } = keymap.keyById
  return { ...keymap, keyById: key === null ? others : { ...others, [actionId]: key } }
}

/** Two notations of one key are the same: digits by place, letters in either case, Control for Mod. */
function fold(key: string): string {
  return key
    .toLowerCase()
    .replace('control+', '$mod+')
    .replace(/(key|digit)(?=.$)/, '')
}
