/** Keys as people read them: from the registry's notation to what stands on a keyboard. */

const APPLE = /Mac|iPod|iPhone|iPad/

/** Whether this device has a command key. */
export function isApple(platform: string = navigator.platform): boolean {
  return APPLE.test(platform)
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Backslash: '\\',
  Equal: '+',
  Minus: '-',
}

/** In the order in which each platform writes them. */
const MODIFIERS: Readonly<Record<'apple' | 'other', readonly (readonly [name: string, shown: string])[]>> = {
  apple: [
    ['Control', '⌃'],
    ['Alt', '⌥'],
    ['Shift', '⇧'],
    ['Meta', '⌘'],
  ],
  other: [
    ['Control', 'Ctrl'],
    ['Meta', 'Win'],
    ['Alt', 'Alt'],
    ['Shift', 'Shift'],
  ],
}

/** The caps of one key binding, in order: `$mod+Shift+z` is `Ctrl`, `Shift`, `Z`, or `⇧`, `⌘`, `Z`. */
export function keyCaps(binding: string, apple: boolean = isApple()): string[] {
  const parts = binding.split(/(?<=[\w$])\+/)
  const key = parts.pop() ?? ''
  const wanted = new Set(parts.map((part) => (part === '$mod' ? (apple ? 'Meta' : 'Control') : part)))
  // Where a sign stands on a keyboard, and whether Shift is needed for it, differs from country to country.
  if (/^[^\p{L}\d]$/u.test(key)) wanted.delete('Shift')
  const modifiers = MODIFIERS[apple ? 'apple' : 'other'].flatMap(([name, shown]) => (wanted.has(name) ? [shown] : []))
  return [...modifiers, nameOf(key)]
}

/** One key binding in one word: `Ctrl+Shift+Z`, or `⇧⌘Z`. */
export function formatKey(binding: string, apple: boolean = isApple()): string {
  return keyCaps(binding, apple).join(apple ? '' : '+')
}

function nameOf(key: string): string {
  const named = NAMES[key] ?? key.replace(/^(Digit|Key)(?=.$)/, '')
  return named.length === 1 ? named.toUpperCase() : named
}
