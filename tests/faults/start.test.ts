import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createStockClient, whenSynced } from '../conformance/stockProvider.ts'

const ENTRY = join(import.meta.dirname, '../../server/src/serve.ts')

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-start-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  /** What it has printed so far. */
  readonly printed: { out: string; err: string }
  /** Resolves with the address, or with null when the process ends before it prints one. */
  readonly whenUp: Promise<string | null>
  readonly whenEnded: Promise<number | null>
}

function start(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [ENTRY], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const printed = { out: '', err: '' }
  const whenEnded = once(child, 'close').then(([code]) => code as number | null)
  const whenUp = new Promise<string | null>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed.out += chunk.toString()
      const address = /http:\/\/localhost:\d+/.exec(printed.out)
      if (address) resolve(address[0])
    })
    void whenEnded.then(() => resolve(null))
  })
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString()
  })
  return { child, printed, whenUp, whenEnded }
}

async function refusal(env: Record<string, string>): Promise<string> {
  const started = start(env)
  expect(await started.whenEnded).toBe(1)
  expect(started.printed.out).toBe('')
  expect(started.printed.err).not.toMatch(/\n\s+at /)
  return started.printed.err
}

function takePort(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

const portOf = (server: Server) => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('a server that starts', { timeout: 30_000 }, () => {
  it('prints one line with its address, and who may use it', async () => {
    const started = start()
    const url = await started.whenUp
    expect((await fetch(url + PATHS.ready)).status).toBe(200)
    expect(started.printed.out.trim().split('\n')).toHaveLength(1)
    expect(started.printed.out).toContain('whoever reaches it from this machine may make maps')
    expect(started.printed.err).toBe('')
  })

  it('for invited people prints a setup link, another one at each start until somebody has used it', async () => {
    const links: string[] = []
    for (let index = 0; index < 2; index++) {
      const started = start({ JOURNEYBOARD_ACCESS: 'private' })
      const url = await started.whenUp
      const [, setup = ''] = started.printed.out.trim().split('\n')
      expect(setup).toMatch(new RegExp(`first administrator at ${url}/welcome#[\\w-]{24}$`))
      links.push(setup)
      started.child.kill('SIGTERM')
      await started.whenEnded
    }
    expect(new Set(links).size).toBe(2)
  })

  it.each([
    ['a bad variable', { PORT: 'many', LOG_LEVEL: 'loud' }, ['PORT must be', 'LOG_LEVEL must be']],
    ['an unknown setting', { JOURNEYBOARD_ORIGIN: 'x' }, ['Did you mean JOURNEYBOARD_ORIGINS?']],
    [
      'a name of elsewhere for a server that is open to all',
      { JOURNEYBOARD_ORIGINS: 'https://maps.example.com' },
      ['Set PUBLIC_URL to the address'],
    ],
    [
      'an address that is not here',
      { HOST: '192.0.2.1', PUBLIC_URL: 'https://maps.example.com' },
      ['not an address of this machine'],
    ],
  ])('refuses %s with a sentence and code 1', async (_, env, sentences) => {
    const printed = await refusal(env)
    for (const sentence of sentences) expect(printed).toContain(sentence)
  })

  it('refuses a port that was asked for and is taken', async () => {
    const taken = await takePort(0)
    expect(await refusal({ PORT: String(portOf(taken)) })).toContain(`Port ${portOf(taken)} is taken`)
    taken.close()
  })

  it('refuses a data folder that can not be written, is broken, or is in use', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refusal({ DATA_DIR: file })).toContain('can not be made')
    const broken = mkdtempSync(join(folder, 'broken-'))
    writeFileSync(join(broken, 'journeyboard.sqlite'), 'no database '.repeat(100))
    expect(await refusal({ DATA_DIR: broken })).toContain('can not be used')
    const first = start()
    await first.whenUp
    expect(await refusal({})).toContain('Another Journeyboard is using the data folder')
  })
})

describe('a server that is told to end', { timeout: 30_000 }, () => {
  it('writes what is left, closes sockets with 1012, and ends with code 0 within 10 seconds', async () => {
    const started = start()
    const url = (await started.whenUp) ?? ''
    const response = await fetch(url + PATHS.maps, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc())),
    })
    const { id } = (await response.json()) as { id: string }
    const client = createStockClient(url, id)
    await whenSynced(client)
    const began = performance.now()
    started.child.kill('SIGTERM')
    expect(await started.whenEnded).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(client.closeCodes[0]).toBe(1012)
    expect(started.printed.err).toBe('')
    client.destroy()
  })
})
