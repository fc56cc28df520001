import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createCrowd } from '../access/crowd.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { systemClock } from '../ops/clock.ts'
import { createLogger } from '../ops/logger.ts'
import { createMeters, readMeters } from '../ops/meters.ts'
import { createRooms } from '../rooms/rooms.ts'
import { openSyncDoor } from './sync.ts'

const MAP = 'map-for-tests'
const PERSON = { id: 'ada', name: 'Ada', color: '#336699' }

type Options = Parameters<typeof openSyncDoor>[0]

/** A door for Ada, who may edit, at an address of its own. */
async function openDoor(more: Partial<Options> = {}) {
  const log = createMemoryLog()
  await log.createMap(MAP, new Uint8Array([0, 0]))
  const logger = createLogger('silent')
  const rooms = createRooms({ log, logger })
  const server = createServer()
  const door = openSyncDoor({
    server,
    rooms,
    logger,
    clock: systemClock,
    meters: createMeters(),
    visits: { begin: () => () => {} },
    crowd: createCrowd(1),
    checks: {
      access: { check: async () => ({ role: 'edit', person: PERSON }) },
      isOwnOrigin: () => true,
      isOwnHost: () => true,
      isTrustedProxy: () => false,
      limiter: new RateLimiterMemory({ points: 10, duration: 10 }),
      headOf: log.head,
    },
    ...more,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync/${MAP}`
  const close = () => {
    door.close()
    server.close()
  }
  return { rooms, url, close }
}

it('a line that can not be noted is cut, out of its room, and leaves its place to the next one', async () => {
  let isBroken = true
  const { rooms, url, close } = await openDoor({
    visits: {
      begin() {
        if (isBroken) throw new Error('disk I/O error')
        return () => {}
      },
    },
  })
  const [code] = await once(new WebSocket(url), 'close')
  expect(code).toBe(1006)
  await expect.poll(() => rooms.census().flatMap(({ roles }) => roles)).toEqual([])
  isBroken = false
  const socket = new WebSocket(url)
  await once(socket, 'message')
  expect(rooms.census().flatMap(({ roles }) => roles)).toEqual(['edit'])
  const [refused] = await once(new WebSocket(url), 'error')
  expect(String(refused)).toContain('429')
  socket.terminate()
  await once(socket, 'close')
  await expect.poll(() => rooms.census().flatMap(({ roles }) => roles)).toEqual([])
  const next = new WebSocket(url)
  await once(next, 'message')
  next.terminate()
  close()
})

it('the bytes of each line are counted both ways, and its end by the code it ends with', async () => {
  const meters = createMeters()
  const { url, close } = await openDoor({ meters })
  const read = async (name: string) =>
    Number(new RegExp(`^journeyboard_${name} (\\d+)$`, 'm').exec(await readMeters(meters))?.[1] ?? 0)
  const end = async (code: number) => {
    const socket = new WebSocket(url)
    let bytes = 0
    socket.on('message', (data: Buffer) => {
      bytes += data.length
    })
    await once(socket, 'message')
    // The question for all that is missing, of somebody who has nothing.
    socket.send(new Uint8Array([0, 0, 1, 0]))
    await once(socket, 'message')
    socket.close(code)
    await once(socket, 'close')
    return bytes
  }
  const heard = (await end(1000)) + (await end(1000)) + (await end(4000))
  await expect.poll(() => read('closed_total{code="4000"}')).toBe(1)
  expect(await read('closed_total{code="1000"}')).toBe(2)
  expect(await read('received_bytes_total')).toBe(12)
  expect(await read('sent_bytes_total')).toBe(heard)
  close()
})
