/** A key press in the registry's notation, for whoever chooses a key by pressing it. */
import { isComposed } from './composing.ts'
import { isApple } from './formatKey.ts'
import { asLatin } from './latinKey.ts'

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn']

/** `$mod+Shift+e`, `Shift+Digit1`, `n`, `F4`; null for a modifier alone and for what an input method takes. */
export function keyOf(event: KeyboardEvent, apple: boolean = isApple()): string | null {
  if (MODIFIERS.includes(event.key) || event.key === 'Dead' || isComposed(event)) return null
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = asLatin(event)
  const isPlace = /^Digit\d$/.test(code) ? shiftKey || altKey : altKey && /^Key[A-Z]$/.test(code)
  return [
    ...((apple ? metaKey : ctrlKey) ? ['$mod'] : []),
    ...(apple && ctrlKey ? ['Control'] : []),
    ...(!apple && metaKey ? ['Meta'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    isPlace ? code : key.length === 1 ? key.toLowerCase() : key,
  ].join('+')
}
