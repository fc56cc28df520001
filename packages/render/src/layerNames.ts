/** Names of groups, as they show in the layer lists of drawing programs. */
import type { Attributes } from './markup.ts'

const LONGEST = 32

export interface LayerNames {
  /** A layer at the top of the picture; Inkscape lists it among its layers. */
  layer(name: string): Attributes
  /** A group called after what a person wrote; a number is added to a name that is taken. */
  named(text: string, fallback: string): Attributes
}

/** Ids are unique in a picture and without spaces, so they stay what Figma and Illustrator show. */
export function createLayerNames(): LayerNames {
  const counts = new Map<string, number>()
  const claim = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : claim(`${name}-${count}`)
  }
  return {
    layer: (name) => ({ id: claim(wordsOf(name)), 'inkscape:groupmode': 'layer', 'inkscape:label': name }),
    named: (text, fallback) => ({ id: claim(nameOf(wordsOf(text), fallback)) }),
  }
}

function wordsOf(text: string): string {
  // Cut before it is searched: a card may hold pages.
  const words =
    text
      .slice(0, 2 * LONGEST)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? ''
  if (words.length <= LONGEST) return words
  return [...words].slice(0, LONGEST).join('').replace(/-$/, '')
}

/** Ids of XML begin with a letter. */
function nameOf(words: string, fallback: string): string {
  if (words === '') return fallback
  return /^\p{L}/u.test(words) ? words : `${fallback}-${words}`
}
