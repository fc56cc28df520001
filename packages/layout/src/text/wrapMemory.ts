/** What has been wrapped lately, so that titles and cards that come up again are not wrapped again. */
import type { TypeStyle } from '../tokens/typeStyles.ts'

type ByText<Lines> = Map<TypeStyle, Map<number, Map<string, Lines>>>

export interface WrapMemory<Lines> {
  recall(text: string, style: TypeStyle, maxWidth: number): Lines | undefined
  /** Remembers the lines and gives them back. */
  keep(text: string, style: TypeStyle, maxWidth: number, lines: Lines): Lines
}

/** A memory of two generations of `size` texts: what nobody asked for during one whole generation is forgotten. */
export function createWrapMemory<Lines>(size: number): WrapMemory<Lines> {
  let young: ByText<Lines> = new Map()
  let old: ByText<Lines> = new Map()
  let count = 0
  const keep = (text: string, style: TypeStyle, maxWidth: number, lines: Lines) => {
    if (count >= size) {
      old = young
      young = new Map()
      count = 0
    }
    count += 1
    entry(entry(young, style), maxWidth).set(text, lines)
    return lines
  }
  return {
    keep,
    recall(text, style, maxWidth) {
      const lines = young.get(style)?.get(maxWidth)?.get(text)
      if (lines) return lines
      const older = old.get(style)?.get(maxWidth)?.get(text)
      return older && keep(text, style, maxWidth, older)
    },
  }
}

function entry<Key, InnerKey, Value>(outer: Map<Key, Map<InnerKey, Value>>, key: Key): Map<InnerKey, Value> {
  let inner = outer.get(key)
  if (!inner) {
    inner = new Map()
    outer.set(key, inner)
  }
  return inner
}
