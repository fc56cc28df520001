/** Vite plugin: text appears in Inter or not yet, never first in a font of another width. */
import type { HtmlTagDescriptor, Plugin } from 'vite'

const FONT_CSS = /@fontsource-variable\/inter\/[^/]+\.css$/
const PRELOADED = /inter-latin-wght-normal-[^/]+\.woff2$/

/** The map's lines are wrapped by Inter's widths, so a swap of fonts would show lines that do not fit. */
export function fontPlugin(): Plugin {
  return {
    name: 'journeyboard-fonts',
    enforce: 'pre',
    transform(css, id) {
      if (!FONT_CSS.test(id)) return
      if (!css.includes('font-display: swap')) this.error(`${id} does not say "font-display: swap" any more.`)
      return { code: css.replaceAll('font-display: swap', 'font-display: block'), map: null }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }): HtmlTagDescriptor[] {
        const files = Object.keys(bundle ?? {}).filter((file) => PRELOADED.test(file))
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
          injectTo: 'head-prepend',
        }))
      },
    },
  }
}
