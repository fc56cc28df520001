/** What only shows through a server: that a websocket gets through all that stands before it, and that it can write. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS, UPGRADE_HEADER } from '@journeyboard/protocol'
import { WebSocket } from 'ws'
import type { Config } from '../../ops/config.ts'
import { createLogger } from '../../ops/logger.ts'
import { errorMessage } from '../../ops/startError.ts'
import { startServer } from '../../server.ts'
import { bad, type Finding, fine, odd } from './finding.ts'

/** Milliseconds until a silent server counts as one that does not answer. */
const PATIENCE = 5000
const MINUTE = 60_000

/** Looks at the server at `url`, else at one that runs with these settings, else at one of its own, on empty data. */
export async function checkServer(config: Config, url?: string): Promise<Finding[]> {
  if (url !== undefined) return look(url.replace(/\/+$/, ''))
  const running = `http://127.0.0.1:${config.port}`
  if (await isOurs(running)) return [fine(`A server runs at ${running}.`), ...(await look(running))]
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-doctor-'))
  const settings = { ...config, dataDir: folder, host: '127.0.0.1', port: 0, portIsFixed: true, metricsPort: null }
  const server = await startServer({ config: settings, logger: createLogger('silent') })
  try {
    return [
      fine('No server runs with these settings; a fresh one was started to look at.'),
      ...(await look(server.url)),
    ]
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

async function look(url: string): Promise<Finding[]> {
  return [...(await checkReady(url)), await checkUpgrade(url)]
}

async function isOurs(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url + PATHS.health, { signal: AbortSignal.timeout(PATIENCE) })
    return answer.ok && ((await answer.json()) as { status?: unknown }).status === 'running'
  } catch {
    // Nobody there, or somebody who speaks otherwise: not ours.
    return false
  }
}

async function checkReady(url: string): Promise<Finding[]> {
  try {
    const answer = await fetch(url + PATHS.ready, { signal: AbortSignal.timeout(PATIENCE) })
    const ready = answer.ok
      ? fine(`${url} has made a commit for us.`)
      : bad(`${url} is not ready (${answer.status}): ${(await answer.text()).slice(0, 200)}`)
    const difference = Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())
    if (!(difference > MINUTE)) return [ready]
    return [ready, odd(`The clocks of ${url} and of this machine differ by ${Math.round(difference / 1000)} s.`)]
  } catch (error) {
    return [bad(`${url} does not answer: ${errorMessage(error)}.`)]
  }
}

/** A name that no map has: the server refuses the upgrade, because of that or because it does not know who we are. */
const NO_MAP = 'doctor-looks-in'
const ANSWERS: readonly number[] = [404, 401]

async function checkUpgrade(url: string): Promise<Finding> {
  const address = `${url.replace(/^http/, 'ws')}${PATHS.sync}/${NO_MAP}`
  const ending = await endingOf(address, new URL(url).origin)
  // Who passes an upgrade on passes on what comes of it: without its headers the server answers as to any other request.
  if ('status' in ending && ending.isOurs && ANSWERS.includes(ending.status))
    return fine(`A websocket gets through to ${address}.`)
  const why =
    'code' in ending
      ? `it was closed with ${ending.code}`
      : 'status' in ending
        ? `the upgrade was answered with ${ending.status}${HINTS[ending.status] ?? ''}`
        : ending.trouble
  return bad(`No websocket gets through to ${address}: ${why}. Nobody can edit like that.`)
}

const HINTS: Readonly<Record<number, string>> = {
  400: ' (a proxy drops the headers Upgrade and Connection)',
  403: ' (the proxy hides the host that browsers ask for: pass the header Host on, and set PUBLIC_URL)',
  404: ' (a proxy sends it elsewhere, or drops the headers Upgrade and Connection)',
  502: ' (the proxy does not reach the server)',
}

type Ending =
  | { readonly code: number }
  /** `isOurs`: the server itself answered, and to an upgrade. */
  | { readonly status: number; readonly isOurs: boolean }
  | { readonly trouble: string }

function endingOf(address: string, origin: string): Promise<Ending> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { origin, handshakeTimeout: PATIENCE })
    const timer = setTimeout(() => socket.terminate(), 2 * PATIENCE)
    socket.on('unexpected-response', (request, { statusCode = 0, headers }) => {
      resolve({ status: statusCode, isOurs: UPGRADE_HEADER in headers })
      request.destroy()
    })
    socket.on('error', (error) => resolve({ trouble: errorMessage(error) }))
    socket.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code })
    })
  })
}
