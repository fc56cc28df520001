/** Building the web app when it is not there or older than what it is made of. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { errorMessage, StartError } from './startError.ts'

const ROOT = join(import.meta.dirname, '../../..')
export const VITE_CONFIG = join(ROOT, 'vite.config.ts')

export const WEB_ROOT = join(ROOT, 'apps/web')
const SOURCES = [WEB_ROOT, join(ROOT, 'packages'), VITE_CONFIG, join(ROOT, 'package-lock.json')]

export const WEB_BUILD = join(WEB_ROOT, 'dist')

/** Whether there are sources to build from, and they are newer than what was built. */
export function isWebBuildOld(): boolean {
  const hasSources = existsSync(VITE_CONFIG) && existsSync(join(WEB_ROOT, 'index.html'))
  return hasSources && isOlder(join(WEB_BUILD, 'index.html'), SOURCES)
}

/** Builds into `apps/web/dist` if need be. Rejects with a `StartError` when the build fails. */
export async function buildWebIfOld(): Promise<void> {
  if (!isWebBuildOld()) return
  process.stderr.write('Building the web app, which takes a few seconds the first time and after changes...\n')
  try {
    const { build } = await import('vite')
    await build({ configFile: VITE_CONFIG, root: WEB_ROOT, logLevel: 'warn' })
  } catch (error) {
    throw new StartError(`The web app could not be built: ${errorMessage(error)}`)
  }
}

/** Whether `file` is missing, or any of the sources changed after it. Built files and dependencies do not count. */
export function isOlder(file: string, sources: readonly string[]): boolean {
  if (!existsSync(file)) return true
  const built = statSync(file).mtimeMs
  return sources.some((source) => existsSync(source) && newestOf(source) > built)
}

function newestOf(path: string): number {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  let newest = 0
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name)
    const parts = place.slice(path.length).split(sep)
    if (!entry.isFile() || parts.includes('dist') || parts.includes('node_modules')) continue
    newest = Math.max(newest, statSync(place).mtimeMs)
  }
  return newest
}
