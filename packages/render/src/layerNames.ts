/** Names of groups, as they show in the layer lists of drawing programs. */
import type { Attributes } from './markup.ts'

const LONGEST = 32

export interface LayerNames {
  /** A layer at the top of the picture; Inkscape lists it among its layers. */
  layer(name: string): Attributes
  /** A group called after what a person wrote; a number is added to a name that is taken. */
  named(text: string, fallback: string): Attributes
}

/**
 * Figma and Illustrator show ids: unique in a picture, without spaces, as XML wants them. Inkscape shows the label, which
 * is the beginning of what was written.
 */
export function createLayerNames(): LayerNames {
  const counts = new Map<string, number>()
  const claim = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : claim(`${name}-${count}`)
  }
  return {
    layer: (name) => ({ id: claim(name.replaceAll(' ', '-')), 'inkscape:groupmode': 'layer', 'inkscape:label': name }),
    named: (text, fallback) => {
      const { words, beginning } = beginningOf(text)
      const id = claim(idOf(words, fallback))
      const label = beginning || fallback
      return { id, 'inkscape:label': label === id ? undefined : label }
    },
  }
}

/** As many whole words as a list of layers has room for; of a longer first word its beginning. */
function beginningOf(text: string): { readonly words: readonly string[]; readonly beginning: string } {
  // Cut before it is searched: a card may hold pages.
  const start = text.slice(0, 2 * LONGEST).trimStart()
  const words: string[] = []
  let end = 0
  for (const { 0: word, index } of start.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (words.length > 0 && index + word.length > LONGEST) break
    words.push([...word].slice(0, LONGEST).join(''))
    end = index + word.length
  }
  return { words, beginning: [...start.slice(0, end)].slice(0, LONGEST).join('').replace(/\s+/g, ' ') }
}

/** Ids of XML begin with a letter. */
function idOf(words: readonly string[], fallback: string): string {
  const [first] = words
  if (first === undefined) return fallback
  return (/^\p{L}/u.test(first) ? words : [fallback, ...words]).join('-')
}
