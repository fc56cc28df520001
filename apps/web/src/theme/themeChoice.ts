/** Which theme this browser wants: the system's, or one that the person chose. */
import { createStore } from 'zustand/vanilla'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

export const THEME_WORDS: Record<ThemeChoice, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Read by public/theme.js before the first paint, too. */
const STORAGE_KEY = 'journeyboard:theme'

/** The choice in force; change it by `chooseTheme`. */
export const themeChoice = createStore<ThemeChoice>(() => readChoice())

/** Applies the choice at once and keeps it, as far as this browser keeps anything. */
export function chooseTheme(choice: ThemeChoice): void {
  const root = document.documentElement
  if (choice === 'system') delete root.dataset.theme
  else root.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, choice)
  } catch {
    // Storage is blocked or full: the choice holds until the page is closed.
  }
  themeChoice.setState(choice, true)
}

/** What the page looks like now. */
export function shownTheme(): 'light' | 'dark' {
  const choice = themeChoice.getState()
  if (choice !== 'system') return choice
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function readChoice(): ThemeChoice {
  const applied = document.documentElement.dataset.theme
  return applied === 'light' || applied === 'dark' ? applied : 'system'
}
