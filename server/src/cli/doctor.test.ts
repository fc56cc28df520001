import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeJourney } from '@journeyboard/doc'
import { smallMap } from '@journeyboard/doc/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../log/store.ts'
import { createLogger } from '../ops/logger.ts'
import { testConfig } from '../ops/testing/testConfig.ts'
import { startServer } from '../server.ts'
import { runCommandLine } from './commandLine.ts'

let folder: string
let env: Record<string, string>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-doctor-'))
  env = { DATA_DIR: folder, PORT: '1' }
})
afterEach(() => rmSync(folder, { recursive: true }))

const inData = (name: string) => join(folder, name)

async function run(...args: string[]) {
  const said: string[] = []
  const note = (line: string) => void said.push(line)
  const code = await runCommandLine(args, { env, say: note, complain: note })
  return { code, said: said.join('\n') }
}

it('the doctor finds a machine well, tells the settings, and no secret', async () => {
  const { code, said } = await run('doctor')
  expect(said).toContain('PORT = 1')
  expect(said).toContain('takes')
  expect(said).toContain('A websocket gets through')
  expect(said).not.toContain('BAD  A commit')
  expect(code).toBe(said.includes('BAD') ? 1 : 0)
  expect(readdirSync(inData(''))).toEqual([])
})

it('the doctor looks at no server whose address it can not read, and says what one is', async () => {
  for (const url of ['maps.example.com', 'localhost:4400', 'nonsense']) {
    const { code, said } = await run('doctor', '--url', url)
    expect([code, said]).toEqual([1, `--url wants an address such as https://maps.example.com, and got ${url}.`])
  }
})

it('the doctor counts no backup that bears a time to come, and says so', async () => {
  mkdirSync(inData('backups'), { recursive: true })
  writeFileSync(inData('backups/journeyboard-2199-01-01T03-00-00Z.sqlite'), '')
  expect((await run('doctor')).said).toMatch(/odd {2}.*1 backup bears a time yet to come.*there is no other/)
})

it('the doctor says by which time things are erased when the clock is far ahead of that', async () => {
  const store = openStore(inData('journeyboard.sqlite'))
  store.commit(() => store.createMap('map-0001', encodeJourney(smallMap())))
  store.database.exec('INSERT OR REPLACE INTO erasing_time VALUES (1, 1700000000000)')
  store.close()
  expect((await run('doctor')).said).toMatch(/odd {2}It is .* erased by the time of 2023-11-1/)
})

it('the doctor names the largest map, and says when it is nearly full', async () => {
  const store = openStore(inData('journeyboard.sqlite'))
  store.commit(() => store.createMap('map-0001', encodeJourney(smallMap())))
  store.commit(() => store.createMap('map-0002', new Uint8Array(9 * 1024 * 1024)))
  store.close()
  expect((await run('doctor')).said).toContain('ok   The largest map, map-0002, takes 9.44 MB of at most 33.6 MB.')
  env.JOURNEYBOARD_MAX_MAP_MB = '10'
  expect((await run('doctor')).said).toContain('odd  The largest map, map-0002, takes 9.44 MB of at most 10.5 MB')
})

it('the doctor looks at the server that it is told, and finds what keeps websockets from it', async () => {
  const server = await startServer({ config: testConfig(inData('')), logger: createLogger('silent') })
  const { said } = await run('doctor', '--url', server.url)
  await server.close()
  expect(said).toContain(`A websocket gets through to ${server.url.replace('http', 'ws')}`)
  const gone = await run('doctor', '--url', server.url)
  expect(gone.code).toBe(1)
  expect(gone.said).toContain(`BAD  ${server.url} does not answer`)
  expect(gone.said).toContain('Nobody can edit like that')
})
