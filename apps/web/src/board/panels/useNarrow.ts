/** Whether the screen is too narrow for everything to stand side by side. */
import { useSyncExternalStore } from 'react'

/** The same width as in the style sheets of this folder. */
const QUERY = '(max-width: 760px)'

export function isNarrow(): boolean {
  return window.matchMedia(QUERY).matches
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(QUERY)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
