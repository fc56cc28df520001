/** Words for toasts and undo. */

/** `1 card`, `3 cards`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `card`, `3 cards`. */
export function several(count: number, noun: string): string {
  return count === 1 ? noun : counted(count, noun)
}

/** `2 cards`, `1 note`, `2 cards and 1 note`. */
export function cardsAndNotes(cards: number, notes: number): string {
  if (cards === 0) return counted(notes, 'note')
  return notes === 0 ? counted(cards, 'card') : `${counted(cards, 'card')} and ${counted(notes, 'note')}`
}
