/** The page of tests/bench/excalidraw: fetched and built when it is asked for, and served with scenes to open. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, preview } from 'vite'

const SOURCE = join(import.meta.dirname, '../excalidraw')
const BUILT = join(import.meta.dirname, '../../../.cache/excalidraw')

export interface ExcalidrawSite {
  /** Without a slash at its end. */
  readonly url: string
  /** Puts a scene onto the site; gives the address of the page that opens it. */
  addScene(name: string, scene: unknown): string
  close(): Promise<void>
}

/** Throws with what to do when the package can not be installed. */
export async function startExcalidraw(): Promise<ExcalidrawSite> {
  if (!existsSync(join(SOURCE, 'node_modules/@excalidraw/excalidraw'))) install()
  if (!isBuilt())
    await build({
      root: SOURCE,
      configFile: false,
      logLevel: 'error',
      build: { outDir: BUILT, emptyOutDir: true, chunkSizeWarningLimit: 1e6 },
    })
  const server = await preview({
    root: SOURCE,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
  if (!url) throw new Error('The page with Excalidraw could not be served.')
  return {
    url,
    addScene(name, scene) {
      mkdirSync(join(BUILT, 'scenes'), { recursive: true })
      writeFileSync(join(BUILT, 'scenes', `${name}.json`), JSON.stringify(scene))
      return `${url}/?scene=${name}`
    },
    close: () => server.close(),
  }
}

function install(): void {
  const { status } = spawnSync('npm', ['ci', '--prefix', SOURCE, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    throw new Error('Excalidraw could not be installed: measure without it (`--only board,room,document`).')
}

function isBuilt(): boolean {
  const page = join(BUILT, 'index.html')
  if (!existsSync(page)) return false
  const sources = ['page.js', 'index.html', 'package-lock.json'].map((file) => statSync(join(SOURCE, file)).mtimeMs)
  return statSync(page).mtimeMs > Math.max(...sources)
}
