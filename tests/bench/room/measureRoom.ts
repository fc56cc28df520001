/** Many people in one room of a real server process: how fast edits travel, and whether what was called saved is there. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { largeMap } from '../../kit/largeMap.ts'
import { createMap } from '../../kit/maps.ts'
import { restartServer, startServer, type TestServer } from '../../kit/server.ts'
import { median } from '../figures.ts'
import type { CrowdOrder, CrowdReport } from './crowd.ts'
import type { LatencyFigures } from './latencies.ts'

export interface RoomOptions {
  readonly clients: number
  readonly editsASecond: number
  readonly seconds: number
}

export interface RoomFigures extends LatencyFigures {
  readonly options: RoomOptions
  /** Share of one core; NaN where the system does not tell. */
  readonly serverCpu: number
  readonly clientCpu: number
  /** Clients that the server closed. */
  readonly closed: number
  /** Edits that had been called saved when the server was killed, and those of them that are not on its disk. */
  readonly acknowledged: number
  readonly lost: number
  /** Milliseconds in which this disk takes 4 KiB for good. */
  readonly flush: number
}

/** A map of 1,000 cards; the server is killed at the end, while everybody is still editing. */
export async function measureRoom(options: RoomOptions): Promise<RoomFigures> {
  const server = await startServer()
  const flush = measureFlush(server.dataDir)
  const address = await createMap(server.url, largeMap(1000))
  const mapId = new URL(address).pathname.replace('/map/', '')
  const crowd = fork(new URL('./crowd.ts', import.meta.url), { stdio: 'inherit' })
  const left = once(crowd, 'exit')
  try {
    crowd.send({ url: server.url, mapId, ...options } satisfies CrowdOrder)
    await nextReport(crowd, 'measuring')
    const before = cpuSeconds(server.pid)
    const started = performance.now()
    const report = await nextReport(crowd, 'done')
    const serverCpu = ((cpuSeconds(server.pid) - before) / (performance.now() - started)) * 1000
    await server.kill('SIGKILL')
    const saved = new Map(report.savedClocks)
    return {
      options,
      ...report.latencies,
      serverCpu,
      clientCpu: report.cpu,
      closed: report.closed,
      flush,
      ...(await countLost(server, mapId, saved)),
    }
  } finally {
    if (crowd.connected) crowd.send('stop')
    await left
    await server.remove()
  }
}

type ReportOf<Kind extends CrowdReport['kind']> = Extract<CrowdReport, { kind: Kind }>

async function nextReport<Kind extends CrowdReport['kind']>(
  crowd: ReturnType<typeof fork>,
  kind: Kind,
): Promise<ReportOf<Kind>> {
  const failed = once(crowd, 'exit').then(([code]) => {
    throw new Error(`The process of the clients ended with ${code}.`)
  })
  const [report] = (await Promise.race([once(crowd, 'message'), failed])) as [CrowdReport]
  if (report.kind !== kind) throw new Error(`Expected the report "${kind}", but got "${report.kind}".`)
  return report as ReportOf<Kind>
}

/** Counted in Yjs' clocks, of which each edit takes one. */
async function countLost(killed: TestServer, mapId: string, saved: ReadonlyMap<number, number>) {
  const server = await restartServer(killed)
  try {
    const answer = await fetch(server.url + PATHS.snapshot(mapId))
    const stored = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(new Uint8Array(await answer.arrayBuffer())))
    let acknowledged = 0
    let lost = 0
    for (const [client, clock] of saved) {
      acknowledged += clock
      lost += Math.max(0, clock - (stored.get(client) ?? 0))
    }
    return { acknowledged, lost }
  } finally {
    await server.kill('SIGTERM')
  }
}

/** Processor time that a process has taken so far, in seconds. Linux tells it in hundredths. */
function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Number.NaN
    throw error
  }
}

function measureFlush(folder: string): number {
  const path = join(folder, 'flush')
  const file = openSync(path, 'w')
  const times = Array.from({ length: 50 }, () => {
    const started = performance.now()
    writeSync(file, new Uint8Array(4096))
    fsyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  rmSync(path)
  return median(times)
}
