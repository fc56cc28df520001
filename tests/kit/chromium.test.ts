import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findChromium } from './chromium.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-chromium-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

it('takes the browser that was named', () => {
  const named = join(folder, 'my-browser')
  writeFileSync(named, '')
  vi.stubEnv('CHROMIUM_PATH', named)
  expect(findChromium()).toBe(named)
})

it('says so when the browser that was named is not there, instead of taking another one', () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'gone'))
  expect(findChromium).toThrow(/CHROMIUM_PATH is .*gone, but there is no such file/)
})

it.skipIf(process.platform === 'win32')(
  'takes the first program on the path that starts, not one that only says how to get it',
  () => {
    const writeProgram = (name: string, exitCode: number) => {
      const path = join(folder, name)
      writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`)
      chmodSync(path, 0o755)
      return path
    }
    writeProgram('chromium', 1)
    const program = writeProgram('google-chrome', 0)
    vi.stubEnv('CHROMIUM_PATH', '')
    vi.stubEnv('PATH', folder)
    expect(findChromium()).toBe(program)
  },
)
