/** A real server process on a free port and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ENTRY = join(import.meta.dirname, '../../server/src/serve.ts')
const START_TIMEOUT = 20_000

export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Of the server's process. */
  readonly pid: number
  readonly dataDir: string
  /** What it has printed so far. */
  readonly printed: () => string
  /** Ends the process with the signal and waits for it; the data stay. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Ends the process in an orderly way and removes its data. */
  remove(): Promise<void>
}

/** Starts a server on what another one left: the same data folder, the same port. */
export function restartServer(from: TestServer): Promise<TestServer> {
  return launch(from.dataDir, { PORT: String(from.port) })
}

/** Starts a server with empty data and these settings. Rejects with what the process printed when it does not come up. */
export function startServer(settings: Settings = {}): Promise<TestServer> {
  return launch(mkdtempSync(join(tmpdir(), 'journeyboard-')), settings)
}

/** Beside those of this process. */
export type Settings = Readonly<Record<string, string>>

async function launch(dataDir: string, settings: Settings): Promise<TestServer> {
  const child = spawn(process.execPath, [ENTRY], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  const url = await addressOf(child)
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    dataDir,
    printed: () => printed,
    kill,
    remove: async () => {
      await kill('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The address that the server prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const fail = (why: string) => {
      child.kill('SIGKILL')
      reject(new Error(`The server ${why}.\n${printed}`))
    }
    const timer = setTimeout(() => fail(`printed no address within ${START_TIMEOUT} ms`), START_TIMEOUT)
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/[^\s/]+:\d+/.exec(printed)
      if (!address) return
      clearTimeout(timer)
      resolve(address[0])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}
