/** What an OpenJourney file says that a map has no place for. */
import type { OjfFile } from './ojfFile.ts'
import { contactOfTags, kindOfPurpose } from './ojfWords.ts'
import { counted, listed } from './opened.ts'

/** More words than these are counted. */
const SHOWN_WORDS = 6

/** One sentence, or empty if nothing is left over. */
export function leftoversOf({ nodes }: OjfFile): string {
  const foreign = nodes.filter((node) => node.own === undefined)
  const tags = foreign.flatMap((node) => contactOfTags(node.tags, node.lane?.name ?? '').others)
  const purposes = foreign.map((node) => node.purpose).filter((word) => word !== '' && !kindOfPurpose(word))
  const parts = [
    countOf(foreign.filter((node) => node.severity !== '').length, 'severity'),
    countOf(foreign.filter((node) => node.icon !== '').length, 'icon'),
    wordsOf('tag', tags),
    wordsOf('purpose', purposes),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `Not taken over, for want of a place in the map: ${listed(parts)}.`
}

function countOf(cards: number, what: string): string {
  return cards === 0 ? '' : `the ${what} of ${counted(cards, 'card')}`
}

function wordsOf(what: string, words: readonly string[]): string {
  const different = [...new Set(words)]
  if (different.length === 0) return ''
  const rest = different.length - SHOWN_WORDS
  const shown = different.slice(0, SHOWN_WORDS).map((word) => `"${word}"`)
  return `the ${what}${different.length > 1 ? 's' : ''} ${listed(rest > 0 ? [...shown, `${rest} more`] : shown)}`
}
