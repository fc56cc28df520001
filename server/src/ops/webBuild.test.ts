import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOlder } from './webBuild.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-build-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A file that was written so many seconds after the first one. */
function write(path: string, seconds: number): string {
  const place = join(folder, path)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, '')
  utimesSync(place, 1_700_000_000 + seconds, 1_700_000_000 + seconds)
  return place
}

it('the web app is built anew when it is missing, or when a source is newer, and only then', () => {
  const web = join(folder, 'web')
  const sources = [web, join(folder, 'gone'), write('config.ts', 1)]
  write('web/src/deep/page.tsx', 2)
  const built = join(web, 'dist/index.html')
  expect(isOlder(built, sources)).toBe(true)
  write('web/dist/index.html', 3)
  write('web/dist/assets/later.js', 4)
  write('web/node_modules/a/index.js', 5)
  expect(isOlder(built, sources)).toBe(false)
  write('web/src/deep/page.tsx', 6)
  expect(isOlder(built, sources)).toBe(true)
  write('web/src/deep/page.tsx', 2)
  write('config.ts', 7)
  expect(isOlder(built, sources)).toBe(true)
})
