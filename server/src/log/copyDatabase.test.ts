import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyDatabase } from './copyDatabase.ts'
import { openStore } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-copy-'))
  openStore(join(folder, 'log.sqlite')).close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const copy = (free: number) =>
  copyDatabase(
    join(folder, 'log.sqlite'),
    join(folder, 'copy'),
    () => 'read',
    () => free,
  )

it('is not begun where it would leave the server no room to save, and says so', () => {
  expect(() => copy(1_000_000)).toThrow(
    /^There is no room in .* for a copy: it takes 1 MB, 1 MB are free, and the server/,
  )
  expect(readdirSync(folder)).not.toContainEqual(expect.stringContaining('copy'))
  expect(copy(1_000_000_000)).toBe('read')
})
