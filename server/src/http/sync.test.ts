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
import { createMeters } from '../ops/meters.ts'
import { createRooms } from '../rooms/rooms.ts'
import { openSyncDoor } from './sync.ts'

const MAP = 'map-for-tests'
const PERSON = { id: 'ada', name: 'Ada', color: '#336699' }

it('a line that can not be noted is cut, out of its room, and leaves its place to the next one', async () => {
  const log = createMemoryLog()
  await log.createMap(MAP, new Uint8Array([0, 0]))
  const logger = createLogger('silent')
  const rooms = createRooms({ log, logger })
  const server = createServer()
  let isBroken = true
  const door = openSyncDoor({
    server,
    rooms,
    logger,
    clock: systemClock,
    meters: createMeters(),
    visits: {
      begin() {
        if (isBroken) throw new Error('disk I/O error')
        return () => {}
      },
    },
    crowd: createCrowd(1),
    checks: {
      access: { check: async () => ({ role: 'edit', person: PERSON }) },
      isOwnOrigin: () => true,
      isOwnHost: () => true,
      isTrustedProxy: () => false,
      limiter: new RateLimiterMemory({ points: 10, duration: 10 }),
      headOf: log.head,
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync/${MAP}`
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
  door.close()
  server.close()
})
