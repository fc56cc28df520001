import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import type { Config } from '../ops/config.ts'
import { createLogger } from '../ops/logger.ts'
import { createMeters, type Meters, readMeters } from '../ops/meters.ts'
import { testConfig } from '../ops/testing/testConfig.ts'
import { updateFrame } from '../rooms/frames.ts'
import { joinInMemory, settle } from '../rooms/memoryClient.ts'
import { meterRooms } from '../rooms/meterRooms.ts'
import { createRooms } from '../rooms/rooms.ts'
import { type RunningServer, startServer } from '../server.ts'
import { openMetricsDoor } from './metrics.ts'

const TOKEN = 'a-token-for-tests'
const MAP = 'map-for-tests'

/** `name{labels}` -> number. */
function readValues(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

describe('the address of the metrics', () => {
  let folder: string
  let running: RunningServer | null = null
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journeyboard-metrics-'))
  })
  afterEach(async () => {
    await running?.close()
    running = null
    rmSync(folder, { recursive: true })
  })
  const start = async (changes: Partial<Config>) => {
    running = await startServer({ config: testConfig(folder, changes), logger: createLogger('silent') })
    return running
  }
  const ask = (url: string, token?: string) =>
    fetch(url + PATHS.metrics, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })

  it('of the server itself says nothing unless a token is set, and then only to whoever names it', async () => {
    const silent = await start({})
    expect((await ask(silent.url, TOKEN)).status).toBe(404)
    await silent.close()
    const { url } = await start({ metricsToken: TOKEN })
    expect((await ask(url)).status).toBe(401)
    expect((await ask(url, `${TOKEN}x`)).status).toBe(401)
    const answer = await ask(url, TOKEN)
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    const text = await answer.text()
    expect(text).toContain('journeyboard_rooms{state="open"} 0')
    expect(text).toContain('journeyboard_connections{role="facilitate"} 0')
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).toMatch(/journeyboard_http_request_seconds_count\{method="GET",route="\/metrics",status="401"\} 2/)
  })

  it('on a port of its own is open to this machine, and to others by token', async () => {
    const open = await start({ metricsPort: 0 })
    expect((await ask(`http://127.0.0.1:${open.metricsPort}`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${open.metricsPort}/`)).status).toBe(404)
    await open.close()
    const { metricsPort } = await start({ metricsPort: 0, metricsToken: TOKEN })
    expect((await ask(`http://127.0.0.1:${metricsPort}`)).status).toBe(401)
    expect((await ask(`http://127.0.0.1:${metricsPort}`, TOKEN)).status).toBe(200)
  })

  it('on a port of its own tells that it can not read them, and goes on', async () => {
    const meters = createMeters()
    let isBroken = true
    meters.beforeReading.push(() => {
      if (isBroken) throw new Error('no such folder')
    })
    const door = await openMetricsDoor(testConfig('/data', { metricsPort: 0 }), meters)
    const address = `http://127.0.0.1:${door?.port}`
    expect((await ask(address)).status).toBe(500)
    isBroken = false
    expect((await ask(address)).status).toBe(200)
    door?.close()
  })
})

describe('the metrics of rooms', () => {
  const clock = createManualClock()
  let log: MemoryLog
  let meters: Meters
  const join = (role: 'edit' | 'view' = 'edit') => joinInMemory(rooms, MAP, role)
  let rooms: ReturnType<typeof createRooms>
  beforeEach(async () => {
    log = createMemoryLog()
    await log.createMap(MAP, new Uint8Array([0, 0]))
    meters = createMeters()
    rooms = createRooms({ log, clock, meters, logger: createLogger('silent') })
    meterRooms(meters, rooms)
  })
  const values = async () => readValues(await readMeters(meters))

  it('count who is there, edits, commits and answers', async () => {
    const [ada, eve] = [join(), join('view')]
    await settle()
    ada.doc.getMap('cards').set('one', 1)
    ada.askSaved(1)
    await settle()
    const there = await values()
    expect(there.get('journeyboard_connections{role="edit"}')).toBe(1)
    expect(there.get('journeyboard_connections{role="view"}')).toBe(1)
    expect(there.get('journeyboard_rooms{state="open"}')).toBe(1)
    expect(there.get('journeyboard_updates_total')).toBeGreaterThan(0)
    expect(there.get('journeyboard_commit_seconds_count')).toBe(1)
    expect(there.get('journeyboard_ack_seconds_count')).toBe(1)
    ada.leave()
    eve.leave()
    const gone = await values()
    expect(gone.get('journeyboard_connections{role="edit"}')).toBe(0)
    expect(gone.get('journeyboard_rooms{state="warm"}')).toBe(1)
  })

  it('count how often the log of a map was made shorter', async () => {
    const ada = join()
    await settle()
    for (const letter of 'abc') {
      ada.doc.getMap('cards').set('one', letter.repeat(100_000))
      await settle()
    }
    ada.leave()
    clock.advance(60_000)
    await settle()
    expect((await values()).get('journeyboard_compaction_seconds_count{result="done"}')).toBe(1)
  })

  it('count what was dropped, and why', async () => {
    const [ada, eve] = [join(), join('view')]
    await settle()
    ada.send(new Uint8Array([88, 1, 2]))
    ada.send(updateFrame(new Uint8Array([0, 1, 77, 1, 0, 100])))
    ada.showPresence({ me: 1 })
    ada.showPresence({ me: 1 }, 4711)
    ada.showPresence({ me: 'x'.repeat(5000) })
    eve.doc.getMap('cards').set('forbidden', 1)
    await settle()
    const dropped = await values()
    const reasons = ['unknown-message', 'missing-parts', 'presence-of-others', 'presence-too-big', 'no-right']
    expect(reasons.map((reason) => dropped.get(`journeyboard_dropped_total{reason="${reason}"}`))).toEqual(
      reasons.map(() => 1),
    )
  })

  it('count commits that the disk did not take', async () => {
    const ada = join()
    await settle()
    log.beforeCommit = async () => {
      throw new Error('database or disk is full')
    }
    ada.doc.getMap('cards').set('one', 1)
    await settle()
    expect((await values()).get('journeyboard_commit_failures_total')).toBe(1)
  })
})
