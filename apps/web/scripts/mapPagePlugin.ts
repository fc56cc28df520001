/** Vite plugin: `map.html`, the app's page as the address of a map gets it, which asks for the board's files at once. */
import type { Plugin } from 'vite'

const PAGE = /\/src\/board\/BoardPage\.tsx$/

/** Otherwise the browser would hear of them only when the app's first script has run. */
export function mapPagePlugin(): Plugin {
  return {
    name: 'journeyboard-map-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') this.error('The build has no index.html.')
        const scripts = new Set<string>()
        const styles = new Set<string>()
        const take = (file: string) => {
          const chunk = bundle[file]
          if (chunk?.type !== 'chunk' || scripts.has(file)) return
          scripts.add(file)
          // First what it builds upon: of two styles for the same thing the later one holds.
          chunk.imports.forEach(take)
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
        }
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type === 'chunk' && PAGE.test(chunk.facadeModuleId ?? '')) take(file)
        }
        if (scripts.size === 0) this.error('The build has no page of the board.')
        const html = String(index.source)
        const isNew = (file: string) => !html.includes(`"/${file}"`)
        const links = [
          ...[...scripts].filter(isNew).map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
          ...[...styles].filter(isNew).map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
        ]
        this.emitFile({
          type: 'asset',
          fileName: 'map.html',
          source: html.replace('</head>', `${links.join('\n')}</head>`),
        })
      },
    },
  }
}
