/** How much room the screen has. */
import { useSyncExternalStore } from 'react'

/** The same sizes as in the style sheets of the board: too narrow for two bars side by side, too low for tall panels. */
const NARROW = '(max-width: 760px)'
const SMALL = `${NARROW}, (max-height: 480px)`

/** Whether the screen is too narrow for everything to stand side by side. */
export function useNarrow(): boolean {
  return useMatch(NARROW)
}

/** Whether it is a phone's, upright or held sideways: panels cover the map there and are opened by hand. */
export function useSmallScreen(): boolean {
  return useMatch(SMALL)
}

export function isSmallScreen(): boolean {
  return window.matchMedia(SMALL).matches
}

function useMatch(media: string): boolean {
  return useSyncExternalStore(
    (listener) => subscribe(media, listener),
    () => window.matchMedia(media).matches,
  )
}

function subscribe(media: string, listener: () => void): () => void {
  const query = window.matchMedia(media)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
