/** Where a key types a letter of another script (Cyrillic, Greek), its place on a Latin keyboard counts instead. */

/** The key, or the Latin letter in whose place it stands, as it types it without Shift. */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter && key.length === 1 && key.charCodeAt(0) >= 0x250 ? letter.toLowerCase() : key
}

/** The same event as a Latin keyboard would send it. */
export function asLatin(event: KeyboardEvent): KeyboardEvent {
  const key = latinKey(event)
  if (key === event.key) return event
  const { type, code, shiftKey, ctrlKey, altKey, metaKey } = event
  return new KeyboardEvent(type, { key, code, shiftKey, ctrlKey, altKey, metaKey })
}
