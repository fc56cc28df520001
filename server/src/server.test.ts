import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect as connectTo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Config } from './ops/config.ts'
import { createLogger } from './ops/logger.ts'
import { testConfig } from './ops/testing/testConfig.ts'
import { type AddressLimits, type RunningServer, startServer } from './server.ts'

let folder: string
let running: RunningServer | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-server-'))
})
afterEach(async () => {
  await running?.close()
  running = null
  rmSync(folder, { recursive: true })
})

async function start(changes: Partial<Config> = {}, limits: Partial<AddressLimits> = {}): Promise<RunningServer> {
  running = await startServer({
    config: testConfig(folder, changes),
    logger: createLogger('silent'),
    limits,
  })
  return running
}

async function createMap({ url }: RunningServer): Promise<string> {
  const response = await fetch(url + PATHS.maps, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc())),
  })
  return ((await response.json()) as { id: string }).id
}

const connect = (server: RunningServer, path: string, options: { origin?: string } = {}) =>
  new WebSocket(`${server.url.replace('http', 'ws')}${PATHS.sync}/${path}`, options)

/** The code of the close frame, or the status if there never was a websocket. */
function ending(socket: WebSocket): Promise<{ code: number } | { status: number }> {
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.on('close', (code) => resolve({ code }))
    socket.on('unexpected-response', (_, response) => resolve({ status: response.statusCode ?? 0 }))
  })
}

describe('the HTTP door', () => {
  it('asks who somebody is before it reads eight megabytes of theirs', async () => {
    const { url } = await start({ access: 'private' })
    for (const path of [PATHS.maps, PATHS.images('map-of-others')]) {
      const headers = { 'content-type': 'application/octet-stream', 'content-length': 8 * 1024 * 1024 }
      const asking = request(url + path, { method: 'POST', headers })
      asking.flushHeaders()
      const [answer] = (await once(asking, 'response')) as [IncomingMessage]
      expect([401, 403]).toContain(answer.statusCode)
      asking.destroy()
    }
  })

  it('holds only so many connections of one address open, and takes another when one of them ends', async () => {
    const { port } = await start({}, { connections: 2 })
    const open = async () => {
      const line = connectTo(port, '127.0.0.1')
      await once(line, 'connect')
      return line
    }
    const [first, second, third] = [await open(), await open(), await open()]
    await once(third, 'close')
    first.destroy()
    await once(first, 'close')
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}${PATHS.health}`)).status).toBe(200)
    second.destroy()
  })
})

describe('the websocket door', () => {
  it.each([
    ['a frame over the limit', () => new Uint8Array(5 * 1024 * 1024), 4413],
    ['a text', () => 'hello', 4400],
    ['noise', () => new Uint8Array([0, 2, 255]), 4400],
  ])('closes %s with its code, and nobody else', async (_, message, code) => {
    const server = await start()
    const mapId = await createMap(server)
    const [bad, good] = [connect(server, mapId), connect(server, mapId)]
    await Promise.all([once(bad, 'open'), once(good, 'open')])
    const ended = ending(bad)
    bad.send(message())
    expect(await ended).toEqual({ code })
    expect(good.readyState).toBe(WebSocket.OPEN)
    good.close()
  })

  it('lets no page of another host in, unless it is allowed', async () => {
    const server = await start({ origins: ['https://maps.example.com'] })
    const mapId = await createMap(server)
    expect(await ending(connect(server, mapId, { origin: 'https://evil.example' }))).toEqual({ status: 403 })
    const allowed = connect(server, mapId, { origin: 'https://maps.example.com' })
    await once(allowed, 'open')
    allowed.close()
  })

  it('gives no websocket to who asks for a map that is not there', async () => {
    const server = await start()
    expect(await ending(connect(server, 'nobody-made-me'))).toEqual({ status: 404 })
    expect(await ending(connect(server, 'nobody-made-me', { origin: server.url }))).toEqual({ status: 404 })
  })

  it('answers too many upgrades of one address with 429', async () => {
    const server = await start({}, { upgrades: 2 })
    const endings = []
    for (let index = 0; index < 3; index++) endings.push(await ending(connect(server, 'nobody-made-me')))
    expect(endings).toEqual([{ status: 404 }, { status: 404 }, { status: 429 }])
  })
})

describe('a port', () => {
  it('that is taken makes the server take the next, if nobody asked for that very one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(start({ port, portIsFixed: true })).rejects.toThrow(`Port ${port} is taken`)
    const server = await start({ port, portIsFixed: false })
    expect(server.port).toBeGreaterThan(port)
    expect((await fetch(server.url + PATHS.health)).status).toBe(200)
    other.close()
  })
})
