/** How much script a page fetches by itself, in the build that `vite build` left in apps/web/dist. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const DIST = join(import.meta.dirname, '../apps/web/dist')

/** As Vite writes it: one entry a chunk, by the source that it begins with. */
interface Chunk {
  readonly file: string
  readonly name?: string
  readonly imports?: readonly string[]
}

function readManifest(): Readonly<Record<string, Chunk>> {
  const path = join(DIST, '.vite/manifest.json')
  if (!existsSync(path)) throw new Error('The web app is not built, so its size is unknown: run "npm run build" first.')
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Files of the chunks and of all that they import; what they import lazily does not count. */
function scriptsOf(manifest: Readonly<Record<string, Chunk>>, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no chunk "${key}".`)
    if (seen.has(chunk.file)) return
    seen.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...seen].filter((file) => file.endsWith('.js'))
}

/** kB as the browser's network panel counts them. */
function gzippedKilobytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0) / 1000
}

it('no two scripts of the app wait for each other', () => {
  const manifest = readManifest()
  const done = new Set<string>()
  const visit = (key: string, path: readonly string[]) => {
    expect(path, 'what is imported before it is there').not.toContain(key)
    if (done.has(key)) return
    for (const other of manifest[key]?.imports ?? []) visit(other, [...path, key])
    done.add(key)
  }
  for (const key of Object.keys(manifest)) visit(key, [])
})

it('the page of a map asks for all that a board begins with', () => {
  const html = readFileSync(join(DIST, 'map.html'), 'utf8')
  for (const script of scriptsOf(readManifest(), ['index.html', 'src/board/BoardPage.tsx']))
    expect(html).toContain(script)
})

describe('the gzipped script of', () => {
  it.each([
    { route: 'the home page', page: 'src/home/HomePage.tsx', budget: 120 },
    { route: 'the page of a share link', page: 'src/access/JoinPage.tsx', budget: 120 },
    { route: 'pages about accounts', page: 'src/access/AccessPages.tsx', budget: 120 },
    { route: 'the board', page: 'src/board/BoardPage.tsx', budget: 300 },
  ])('$route is at most $budget kB', ({ page, budget }) => {
    const manifest = readManifest()
    const scripts = scriptsOf(manifest, ['index.html', page])
    const size = gzippedKilobytes(scripts)
    expect(size, scripts.join('\n')).toBeLessThanOrEqual(budget)
    // Less than React alone would mean that something was not counted.
    expect(size).toBeGreaterThan(60)
  })
})
