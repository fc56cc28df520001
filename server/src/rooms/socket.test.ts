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
  return { client, line, ended }
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

  it('answers by whatever it sends, also by a frame that is still on its way', async () => {
    const { client, line } = await openLine()
    client.pause()
    line.ping()
    expect(line.isAnswering).toBe(false)
    const [head, rest] = [new Uint8Array([1]), new Uint8Array([2])]
    client.send(head, { fin: false })
    await vi.waitFor(() => expect(line.isAnswering).toBe(true))
    client.send(rest)
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
