/** A room for tests, with a map of one card in memory and a clock that is moved by hand. */
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog, type MemoryLog } from '../../log/memoryLog.ts'
import { createManualClock } from '../../ops/clock.ts'
import { createLogger } from '../../ops/logger.ts'
import { joinInMemory, type MemoryClient, settle } from '../memoryClient.ts'
import { createRooms, type RoomsOptions } from '../rooms.ts'

export const MAP = 'map-for-tests'

/** Whoever joins leaves when the test is over. */
export async function setUp(options: Partial<RoomsOptions> = {}) {
  const log: MemoryLog = createMemoryLog()
  const first = new Y.Doc()
  first.getMap('cards').set('zero', 0)
  await log.createMap(MAP, Y.encodeStateAsUpdate(first))
  const clock = createManualClock()
  const rooms = createRooms({ log, clock, logger: createLogger('silent'), idle: 30_000, ...options })
  const join = async (...[role, doc]: [role?: 'edit' | 'view', doc?: Y.Doc]) => {
    const client = joinInMemory(rooms, MAP, role, doc)
    onTestFinished(() => client.leave())
    await settle()
    return client
  }
  const onDisk = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await log.read(MAP))?.update ?? new Uint8Array())
    return doc.getMap('cards').toJSON()
  }
  return { log, clock, rooms, join, onDisk }
}

export const cards = (client: MemoryClient) => client.doc.getMap<number>('cards')

/** Holds commits back until the returned function is called. */
export function holdCommits(log: MemoryLog): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  log.beforeCommit = () => promise
  return () => {
    log.beforeCommit = async () => {}
    resolve()
  }
}
