/** How much may come at once: one paste is one message to the server, and that has a limit. */

const MOST_CARDS = 2000
/** UTF-16 units of text, all together. */
const MOST_TEXT = 150_000

/** Why these are too many texts for one paste, or null. */
export function tooMuch(texts: readonly string[]): string | null {
  const shown = (count: number) => count.toLocaleString('en')
  if (texts.length > MOST_CARDS)
    return `That would be ${shown(texts.length)} cards. Bring at most ${shown(MOST_CARDS)} at a time.`
  const letters = texts.reduce((sum, text) => sum + text.length, 0)
  if (letters <= MOST_TEXT) return null
  return `That is too much text: ${shown(letters)} characters. Bring at most ${shown(MOST_TEXT)} at a time.`
}
