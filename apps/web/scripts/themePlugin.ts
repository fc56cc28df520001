/** Vite plugin: serves the custom properties of both themes as the stylesheet `virtual:theme.css`. */
import type { Plugin } from 'vite'
import { themeStylesheet } from '../src/theme/themeStylesheet.ts'

const ID = 'virtual:theme.css'

/** As a stylesheet the properties are there before the first paint, without waiting for a script. */
export function themePlugin(): Plugin {
  return {
    name: 'journeyboard-theme',
    resolveId: (id) => (id === ID ? ID : undefined),
    load: (id) => (id === ID ? themeStylesheet() : undefined),
  }
}
