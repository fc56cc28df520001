import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CLOSE } from '@journeyboard/protocol'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../ops/clock.ts'
import { type LiveSocket, wrapSocket } from './socket.ts'

const servers: WebSocketServer[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

/** It waits ten minutes for the answer to a goodbye. */
const OPTIONS = { port: 0, host: '127.0.0.1', closeTimeout: 600_000 }

/** A line between a client and the server's end of it. */
async function openLine() {
  const server = new WebSocketServer(OPTIONS)
  servers.push(server)
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client.on('error', () => {})
  const [[socket, request]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [
    [WebSocket, IncomingMessage],
    unknown,
  ]
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<number>()
  const line: LiveSocket = wrapSocket('line', { socket, line: request.socket }, systemClock.elapsed, {
    onFrame: () => {},
    onSent: () => {},
    onError: () => {},
    onEnd,
  })
  return { client, line, ended, socket, wire: request.socket }
}

describe('a line', () => {
  it('whose client does not read is cut at once, and what waited for it is let go', async () => {
    const { client, line, ended } = await openLine()
    client.pause()
    for (let sent = 0; sent < 30; sent += 1) line.send(new Uint8Array(1024 ** 2))
    expect(line.bufferedAmount).toBeGreaterThan(8 * 1024 ** 2)
    line.close(CLOSE.slow, 'too slow')
    expect(await ended).toBe(CLOSE.slow)
    expect(line.bufferedAmount).toBe(0)
  })

  it('tells how much of one large frame was taken while the rest of it still waits', async () => {
    const { client, line } = await openLine()
    client.pause()
    const frame = new Uint8Array(40 * 1024 ** 2)
    line.send(frame)
    // As much as the system holds for who does not read, and no more.
    await vi.waitFor(() => expect(line.taken).toBeGreaterThan(0))
    expect(line.taken).toBeLessThan(frame.length / 2)
    expect(line.bufferedAmount).toBeGreaterThan(frame.length / 2)
    client.resume()
    await vi.waitFor(() => expect(line.bufferedAmount).toBe(0), 10_000)
    expect(line.taken).toBeGreaterThan(frame.length)
  })

  it('answers by a good piece of a message that is on its way, and not by a byte of it', async () => {
    const { client, line, wire } = await openLine()
    client.pause()
    line.ping()
    const before = wire.bytesRead
    client.send(new Uint8Array(1), { fin: false })
    await vi.waitFor(() => expect(wire.bytesRead).toBeGreaterThan(before))
    expect(line.isAnswering).toBe(false)
    client.send(new Uint8Array(64 * 1024), { fin: false })
    await vi.waitFor(() => expect(line.isAnswering).toBe(true))
  })

  it('answers by a pong, but not while a long message does not go on, and by its end', async () => {
    const { client, line, socket, wire } = await openLine()
    const pingAndHear = async () => {
      const heard = once(socket, 'pong')
      line.ping()
      expect(line.isAnswering).toBe(false)
      await heard
    }
    await pingAndHear()
    expect(line.isAnswering).toBe(true)
    const before = wire.bytesRead
    client.send(new Uint8Array(64 * 1024), { fin: false })
    await vi.waitFor(() => expect(wire.bytesRead).toBeGreaterThan(before + 64 * 1024))
    await pingAndHear()
    expect(line.isAnswering).toBe(false)
    client.send(new Uint8Array(1))
    await vi.waitFor(() => expect(line.isAnswering).toBe(true))
    await pingAndHear()
    expect(line.isAnswering).toBe(true)
  })

  it('that ends for any other reason is told why', async () => {
    const { client, line, ended } = await openLine()
    const told = once(client, 'close')
    line.close(CLOSE.noRight, 'You may not.')
    const [code, reason] = await told
    expect([code, String(reason)]).toEqual([CLOSE.noRight, 'You may not.'])
    expect(await ended).toBe(CLOSE.noRight)
  })
})
