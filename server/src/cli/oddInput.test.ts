import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeDataFolder } from '../log/dataFolder.ts'
import { openStore } from '../log/store.ts'
import { runCommandLine } from './commandLine.ts'
import { fileTrouble } from './fileTrouble.ts'

const CLI = join(import.meta.dirname, '../cli.ts')

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

it('what another program wrote is no backup, nor is what is no file, and an empty database is not copied as if it were whole', async () => {
  const other = new DatabaseSync(at('other'))
  other.exec('CREATE TABLE map (id TEXT); PRAGMA user_version = 3')
  other.close()
  const refusal = (name: string, why: string) => ({
    code: 1,
    printed: `${name} is no database of Journeyboard: ${why}.`,
  })
  expect(await run('data', 'verify', at('other'))).toEqual(refusal(at('other'), 'it was not written by Journeyboard'))
  expect(await run('data', 'verify', '/dev/null')).toEqual(refusal('/dev/null', 'it is no file'))
  writeFileSync(at('folder/journeyboard.sqlite'), '')
  expect(await run('folder', 'backup', at('copy'))).toEqual(
    refusal(at('folder/journeyboard.sqlite'), 'there is nothing in it'),
  )
  expect(existsSync(at('copy'))).toBe(false)
})

it('a copy of what can not be opened leaves nothing behind', async () => {
  mkdirSync(at('folder/journeyboard.sqlite'))
  expect((await run('folder', 'backup', at('copy'))).code).toBe(1)
  expect(existsSync(at('copy.unfinished'))).toBe(false)
})

/** Its folder is there, and takes none: Node would try for ever. */
const NOWHERE = '/proc/journeyboard/export'
it.skipIf(process.platform !== 'linux')('a place where no folder can be made is named', async () => {
  const printed = 'No folder can be made at /proc/journeyboard.'
  expect(await run('data', 'export', NOWHERE)).toEqual({ code: 1, printed })
  expect(() => takeDataFolder(NOWHERE)).toThrow(`The data folder ${NOWHERE} can not be made`)
})

/** Root may read everything, so for root somebody else tries it: if they may read the program. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const runAlone = (...args: string[]) => {
  const env = { ...process.env, DATA_DIR: at('data'), PORT: '1' }
  return spawnSync(process.execPath, [CLI, ...args], { cwd: '/', env, encoding: 'utf8', ...nobody })
}
it.skipIf(process.platform === 'win32')(
  'a database that may not be read is named',
  { timeout: 60_000 },
  ({ skip, expect }) => {
    chmodSync(folder, 0o755)
    skip(runAlone('--help').status !== 0, 'nobody else may read the program here')
    const database = at('data/journeyboard.sqlite')
    chmodSync(database, 0)
    const refusal = { status: 1, stderr: `${database} may not be used by this user.\n` }
    for (const args of [['backup', 'copy'], ['export', 'copies'], ['verify'], ['verify', database]])
      expect(runAlone(...args)).toMatchObject(refusal)
    // What it says of the rest of this machine is not looked at.
    expect(runAlone('doctor').stdout).toContain(`The maps can not be read. ${database} may not be used`)
  },
)

it('a doctor tells of a data folder that can not be made, and of backups that can not be read', async () => {
  const unmade = await run('empty/data', 'doctor')
  expect(unmade.code).toBe(1)
  expect(unmade.printed).toContain(`BAD  There is no folder ${at('empty/data')}, and none can be made.`)
  writeFileSync(at('data/backups'), '')
  const unread = await run('data', 'doctor')
  expect(unread.code).toBe(1)
  expect(unread.printed).toContain('BAD  The backups can not be read.')
  expect(unread.printed).toContain('It is ')
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
