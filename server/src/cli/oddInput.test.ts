import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../log/store.ts'
import { runCommandLine } from './commandLine.ts'
import { fileTrouble } from './fileTrouble.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-odd-'))
  mkdirSync(at('data'))
  openStore(at('data/journeyboard.sqlite')).close()
  mkdirSync(at('folder'))
  writeFileSync(at('empty'), '')
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

async function run(dataDir: string, ...args: string[]) {
  const lines: string[] = []
  const code = await runCommandLine(args, {
    env: { DATA_DIR: at(dataDir), PORT: '1' },
    say: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { code, printed: lines.join('\n') }
}

it('a file without a byte and a folder are no backups, and a place that is none takes none', async () => {
  const sentences: readonly (readonly [string, ...string[]])[] = [
    [`${at('empty')} is no database of Journeyboard: there is nothing in it.`, 'verify', at('empty')],
    [`${at('empty')} is no backup of Journeyboard: there is nothing in it.`, 'restore', '--dry-run', at('empty')],
    [`${at('folder')} is no database of Journeyboard: it is a folder.`, 'verify', at('folder')],
    [`${at('folder')} is no backup of Journeyboard: it is a folder.`, 'restore', at('folder')],
    [`${at('none/a.unfinished')} can not be reached: there is no such folder.`, 'backup', at('none/a')],
    [`${at('empty/a.unfinished')} can not be reached: what should be a folder is a file.`, 'backup', at('empty/a')],
    [`${at('empty')} is there already, and no folder.`, 'export', at('empty')],
  ]
  for (const [printed, ...args] of sentences) expect(await run('data', ...args), printed).toEqual({ code: 1, printed })
})

it('a doctor who is sent to the wrong place says so, and makes nothing there', async () => {
  expect((await run('none', 'doctor')).printed).toContain(`There is no folder ${at('none')} yet`)
  expect(existsSync(at('none'))).toBe(false)
  // Such as a server leaves that found the disk full at its first start.
  writeFileSync(at('folder/journeyboard.sqlite'), '')
  const { code, printed } = await run('folder', 'doctor')
  expect(code).toBe(1)
  expect(printed).toContain('The maps can not be read.')
})

it('what a system says of a file becomes a sentence, and what is no trouble with files stays a fault', () => {
  const trouble = (code: string, message = '', path?: string) =>
    fileTrouble(Object.assign(new Error(message), { code, ...(path !== undefined && { path }) }))
  expect(trouble('EACCES', 'EACCES: open', '/data')).toBe('/data may not be used by this user.')
  expect(trouble('ENOSPC', 'ENOSPC: no space left on device, write')).toBe('The disk is full.')
  expect(trouble('ERR_SQLITE_ERROR', 'database or disk is full')).toBe('The disk is full.')
  expect(trouble('ERR_INVALID_ARG_TYPE', 'not a string')).toBeNull()
})
