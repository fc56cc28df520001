/** What a search finds on the map as it is now, and the one of its matches where one stands. */
import { emphasise, type Ref, type RefKey, refKey, select, show, showPersonas } from '@journeyboard/editor'
import { type Search, searchJourney } from '@journeyboard/editor/search'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useBoard, useJourney } from '../boardContext.ts'

export interface Matches {
  /** In reading order; null while nothing is looked for. */
  readonly refs: readonly Ref[] | null
  /** Place of the match where one stands; -1 before the first step, and when that match is gone. */
  readonly index: number
  /** Selects the next or the previous match and shows it, behind the last one the first; gives it and its place. */
  go(by: 1 | -1): { readonly ref: Ref; readonly index: number; readonly count: number } | null
}

/** Lets the matches stand out on the map until the component goes. */
export function useMatches(search: Search): Matches {
  const board = useBoard()
  // Letters show at once, whatever finding costs.
  const wanted = useDeferredValue(search)
  const journey = useDeferredValue(useJourney())
  const refs = useMemo(() => searchJourney(journey, wanted), [journey, wanted])
  const [current, setCurrent] = useState<RefKey | null>(null)
  const index = current && refs ? refs.findIndex((ref) => refKey(ref) === current) : -1
  useEffect(() => emphasise(board.emphasis, 'find', refs && new Set(refs.map(refKey))), [board, refs])
  useEffect(() => () => emphasise(board.emphasis, 'find', null), [board])
  return {
    refs,
    index,
    go(by) {
      // Not those of a search that is still being written.
      const found = searchJourney(board.doc.projection.journey(), search) ?? []
      const at = found.findIndex((ref) => refKey(ref) === current)
      const next = at < 0 ? (by === 1 ? 0 : found.length - 1) : (at + by + found.length) % found.length
      const ref = found[next]
      if (!ref) return null
      setCurrent(refKey(ref))
      if (ref.family === 'feeling') showPersonas(board.hiddenPersonas, [ref.persona])
      select(board.selection, [ref])
      show(board, ref)
      return { ref, index: next, count: found.length }
    },
  }
}
