/** What the page looks like, for what style sheets do not reach. */
import { useSyncExternalStore } from 'react'
import { shownTheme, themeChoice } from './themeChoice.ts'

export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shownTheme)
}

function subscribe(listener: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', listener)
  const stop = themeChoice.subscribe(listener)
  return () => {
    system.removeEventListener('change', listener)
    stop()
  }
}
