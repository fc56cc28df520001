import { KEEP_IN_TRASH } from '@journeyboard/protocol'
import { expect, it } from 'vitest'
import { moveToTrash } from '../access/trash.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { settle } from '../rooms/memoryClient.ts'
import { createManualClock } from './clock.ts'
import { createErasingClock } from './erasingClock.ts'
import { createLogger } from './logger.ts'
import { createMeters } from './meters.ts'
import { startTrashPurge } from './trashPurge.ts'

const DAY = 24 * 60 * 60 * 1000

it('removes what has lain in the trash for 30 days, each map whatever becomes of another, and tries again', async () => {
  const clock = createManualClock(KEEP_IN_TRASH)
  const { tables, createMap } = createMemoryLog()
  const old = ['one', 'two', 'three']
  for (const id of [...old, 'young']) await createMap(id, new Uint8Array([0, 0]))
  await tables.commit(...old.map((id) => moveToTrash(id, 'person', 0)), moveToTrash('young', 'person', 20 * DAY))
  const tried: string[] = []
  let broken = 'two'
  const log = {
    tables,
    async removeTrashed(mapId: string) {
      tried.push(mapId)
      if (mapId === broken) throw new Error('The disk is gone')
      return true
    },
  }
  const stop = startTrashPurge({ log, clock, erasingNow: clock.now, logger: createLogger('silent') })
  clock.advance(DAY / 2)
  await settle()
  expect(tried.toSorted()).toEqual(old.toSorted())
  broken = ''
  clock.advance(DAY)
  await settle()
  expect(tried.filter((id) => id === 'two')).toHaveLength(2)
  expect(tried).not.toContain('young')
  stop()
  clock.advance(30 * DAY)
  await settle()
  expect(tried).not.toContain('young')
})

it('looks again the next day when the trash itself can not be read', async () => {
  const clock = createManualClock(KEEP_IN_TRASH)
  const { tables, createMap } = createMemoryLog()
  await createMap('old', new Uint8Array([0, 0]))
  await tables.commit(moveToTrash('old', 'person', 0))
  const tried: string[] = []
  let isBroken = true
  const all: typeof tables.all = (statement) => {
    if (isBroken) throw new Error('The disk is gone')
    return tables.all(statement)
  }
  const log = { tables: { ...tables, all }, removeTrashed: async (mapId: string) => tried.push(mapId) > 0 }
  const stop = startTrashPurge({ log, clock, erasingNow: clock.now, logger: createLogger('silent') })
  clock.advance(DAY / 2)
  await settle()
  expect(tried).toEqual([])
  isBroken = false
  clock.advance(DAY)
  await settle()
  expect(tried).toEqual(['old'])
  stop()
})

it('removes nothing because the clock has leapt', async () => {
  const clock = createManualClock(KEEP_IN_TRASH)
  const { tables, createMap } = createMemoryLog()
  await createMap('young', new Uint8Array([0, 0]))
  await tables.commit(moveToTrash('young', 'person', 20 * DAY))
  const tried: string[] = []
  const log = { tables, removeTrashed: async (mapId: string) => tried.push(mapId) > 0 }
  const logger = createLogger('silent')
  const erasing = createErasingClock({ clock, logger, meters: createMeters() })
  await erasing.begin(tables)
  const stop = startTrashPurge({ log, clock, erasingNow: erasing.now, logger })
  clock.set(60 * DAY)
  clock.advance(DAY)
  await settle()
  expect(tried).toEqual([])
  clock.advance(3 * DAY)
  await settle()
  expect(tried).toEqual(['young'])
  stop()
})
