/** How much may come at once: more than anybody looks through, and less than what makes the others on the map wait. */
import type { JourneyRecords } from '@journeyboard/model'

const MOST_CARDS = 5000
/** UTF-16 units of text, all together. */
const MOST_TEXT = 1_000_000

const MOST_CONNECTIONS = 5000

const shown = (count: number) => count.toLocaleString('en')

/** Why these are too many texts for one paste, or to be cut for one, or null. */
export function tooMuch(texts: readonly string[]): string | null {
  if (texts.length > MOST_CARDS)
    return `That would be ${shown(texts.length)} cards. Bring at most ${shown(MOST_CARDS)} at a time.`
  const letters = texts.reduce((sum, text) => sum + text.length, 0)
  if (letters <= MOST_TEXT) return null
  return `That is too much text: ${shown(letters)} characters. Bring at most ${shown(MOST_TEXT)} at a time.`
}

/** Why a map is too large to be added to another one, or null. */
export function tooMuchToMerge({ cards, notes, links, feelings }: Omit<JourneyRecords, 'map'>): string | null {
  const refusal = tooMuch([...cards, ...notes].map(({ text }) => text))
  const connections = links.length + feelings.length
  if (refusal || connections <= MOST_CONNECTIONS) return refusal
  return `That would be ${shown(connections)} links and feelings. Bring at most ${shown(MOST_CONNECTIONS)} at a time.`
}
