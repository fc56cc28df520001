/** The colour of cards and notes, which may be chosen together. */
import type { JourneyDoc } from '@journeyboard/doc'
import type { CardColor, CardId, NoteId } from '@journeyboard/model'
import { unlocked } from './locks.ts'

export function setColors(
  doc: JourneyDoc,
  { cards, notes }: { readonly cards: readonly CardId[]; readonly notes: readonly NoteId[] },
  color: CardColor,
): void {
  const journey = doc.projection.journey()
  doc.change('Change colour', (changes) => {
    for (const id of unlocked(journey, cards)) changes.set('card', id, 'color', color)
    for (const id of unlocked(journey, notes)) changes.set('note', id, 'color', color)
  })
}
