/** What a search finds on the map as it is now, and which of it is selected. */
import {
  emphasise,
  type Ref,
  type RefKey,
  refKey,
  type Selection,
  select,
  show,
  showPersonas,
} from '@journeyboard/editor'
import { type Search, searchJourney } from '@journeyboard/editor/search'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useJourney } from '../boardContext.ts'

export interface Matches {
  /** In reading order; null while nothing is looked for. */
  readonly refs: readonly Ref[] | null
  /** Place of the match that is selected; -1 while something else is, or nothing. */
  readonly index: number
  /** Selects the next or the previous match and shows it, behind the last one the first; gives it and its place. */
  go(by: 1 | -1): { readonly ref: Ref; readonly index: number; readonly count: number } | null
}

const lastKey = ({ refs }: Selection): RefKey | null => {
  const last = refs.at(-1)
  return last ? refKey(last) : null
}

/** Lets the matches stand out on the map until the component goes. */
export function useMatches(search: Search): Matches {
  const board = useBoard()
  // Letters show at once, whatever finding costs.
  const wanted = useDeferredValue(search)
  const journey = useDeferredValue(useJourney())
  const refs = useMemo(() => searchJourney(journey, wanted), [journey, wanted])
  const selected = useStore(board.selection, lastKey)
  const index = refs && selected ? refs.findIndex((ref) => refKey(ref) === selected) : -1
  useEffect(() => emphasise(board.emphasis, 'find', refs && new Set(refs.map(refKey))), [board, refs])
  useEffect(() => () => emphasise(board.emphasis, 'find', null), [board])
  return {
    refs,
    index,
    go(by) {
      // Not those of a search that is still being written.
      const found = searchJourney(board.doc.projection.journey(), search) ?? []
      const at = found.findIndex((ref) => refKey(ref) === selected)
      const next = at < 0 ? (by === 1 ? 0 : found.length - 1) : (at + by + found.length) % found.length
      const ref = found[next]
      if (!ref) return null
      if (ref.family === 'feeling') showPersonas(board.hiddenPersonas, [ref.persona])
      select(board.selection, [ref])
      show(board, ref)
      return { ref, index: next, count: found.length }
    },
  }
}
