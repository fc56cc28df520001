/** Builds the web app into apps/web/dist; server/src/dev.ts adds the map server behind it for development. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { boardChunks, ICONS, INTERFACE } from './apps/web/scripts/chunks.ts'
import { fontPlugin } from './apps/web/scripts/fontPlugin.ts'
import { interPlugin } from './apps/web/scripts/interPlugin.ts'
import { mapPagePlugin } from './apps/web/scripts/mapPagePlugin.ts'
import { templatePlugin } from './apps/web/scripts/templatePlugin.ts'
import { themePlugin } from './apps/web/scripts/themePlugin.ts'

/** Bytes of source, below which a part is not worth a file of its own. */
const MIN_CHUNK = 3000

export default defineConfig({
  root: 'apps/web',
  plugins: [
    react(),
    themePlugin(),
    templatePlugin(),
    fontPlugin(),
    interPlugin(),
    mapPagePlugin(),
    VitePWA({
      // A new version waits until it is asked for by src/shell/newVersion.ts, which also registers the worker.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Journeyboard',
        short_name: 'Journeyboard',
        description: 'A whiteboard for customer journeys',
        start_url: '/',
        display: 'standalone',
        background_color: '#f4f3ef',
        theme_color: '#f4f3ef',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Without a network nothing has to be asked for early: every address gets index.html.
        globIgnores: ['map.html'],
        globPatterns: ['**/*.{js,css,html,svg,png}', '**/inter-latin-wght-*.woff2'],
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/maps\//, /^\/sync(\/|$)/, /^\/healthz$/, /^\/readyz$/],
        // Other scripts of Inter are 0.9 MB, and what makes subsets of it 0.7: a browser keeps the ones that it needed.
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /\.(woff2|wasm)$/.test(url.pathname),
            handler: 'CacheFirst',
            options: { cacheName: 'fonts', expiration: { maxEntries: 20 } },
          },
          // What stands at the address of an image never changes. One that nobody looks at for long makes room.
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/maps\/[^/]+\/images\/[^/]+$/.test(url.pathname),
            handler: 'CacheFirst',
            options: { cacheName: 'images', expiration: { maxEntries: 300, maxAgeSeconds: 60 * 24 * 60 * 60 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Says which chunks belong to which route, for tests/budget.test.ts.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: preloaded },
    rolldownOptions: {
      // Radix calls it for each of its functions, which would keep those that nobody uses.
      treeshake: { manualPureFunctions: ['__name'] },
      output: {
        // Rolldown's name of a part that several others share lists them all.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            // Of these a page imports the lists of all there is: only Rolldown knows what each really needs.
            ...[
              { name: 'interface', test: INTERFACE },
              { name: 'icons', test: ICONS },
            ].map((group) => ({
              ...group,
              entriesAware: true,
              entriesAwareMergeThreshold: MIN_CHUNK,
              priority: 2,
            })),
            ...boardChunks(join(import.meta.dirname, 'apps/web')),
          ],
        },
      },
    },
  },
})

/**
 * A page is asked for with all of its scripts at once. What a page fetches later shares nearly all of them: there only
 * the styles have to come along, and the list of the others would be 2 kB of each page.
 */
function preloaded(script: string, files: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  const isPage = hostType === 'html' || /(Home|Board)Page/.test(script)
  return isPage ? files : files.filter((file) => file.endsWith('.css'))
}
