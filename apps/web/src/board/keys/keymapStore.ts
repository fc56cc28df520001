/** The keymap of this device. */
import { type Action, type Keymap, keysShown, OWN_KEYS } from '@journeyboard/editor'
import { useStore } from 'zustand'
import { createKeptStore } from '../../settings/keptStore.ts'
import { formatKey } from './formatKey.ts'

export const keymapStore = createKeptStore<Keymap>('keys', readKeymap)

/** The key to show beside an action, or undefined if it has none. */
export function shortcutOf(action: Action): string | undefined {
  const [key] = keysShown(action, keymapStore.getState())
  return key === undefined ? undefined : formatKey(key)
}

/** The same for what stays on the screen while keys are changed. */
export function useShortcut(action: Action): string | undefined {
  useStore(keymapStore)
  return shortcutOf(action)
}

function readKeymap(stored: unknown): Keymap {
  if (typeof stored !== 'object' || stored === null) return OWN_KEYS
  const { hasLetters, keyById }: { hasLetters?: unknown; keyById?: unknown } = stored
  const keys = typeof keyById === 'object' && keyById !== null ? Object.entries(keyById) : []
  return {
    hasLetters: hasLetters !== false,
    keyById: Object.fromEntries(keys.filter(([, key]) => typeof key === 'string' && key !== '')),
  }
}
