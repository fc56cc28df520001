/** A map, the server that keeps it, and the people on it. Nothing moves unless it is told to. */
import { encodeJourney } from '@journeyboard/doc'
import type { JourneyRecords } from '@journeyboard/model'
import * as Y from 'yjs'
import { createMemoryLog } from '../../server/src/log/memoryLog.ts'
import { createManualClock, type ManualClock } from '../../server/src/ops/clock.ts'
import type { SeededRandom } from '../faults/seededRandom.ts'
import { checkConvergence, checkSavedIsStored, checkSeenIsStored } from './checks.ts'
import { createPerson, type Person } from './person.ts'
import { type FuzzServer, startServer } from './server.ts'

export interface World {
  readonly people: readonly Person[]
  readonly clock: ManualClock
  readonly server: FuzzServer
  /** How often somebody was told "saved". */
  readonly saved: number
  connect(person: Person): void
  /** The process dies and another one starts; whatever anybody has seen must be on disk. */
  killServer(): Promise<void>
  /** The page is loaded anew: what had not reached the server is lost, and nothing can be undone any more. */
  reload(index: number): void
  /** Everybody comes back into touch until nothing is under way, and must then see the same. */
  meetAgain(): Promise<void>
  destroy(): void
}

const MAP = 'map-of-the-story'

export async function createWorld(records: JourneyRecords, count: number, random: SeededRandom): Promise<World> {
  const disk = createMemoryLog()
  const clock = createManualClock()
  await disk.createMap(MAP, encodeJourney(records))
  let server = startServer(disk, clock)
  let joined = 0
  let saved = 0
  const checks: Promise<void>[] = []

  const stored = async () => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, (await disk.read(MAP))?.update ?? new Uint8Array())
    return ydoc
  }
  const join = () => {
    joined += 1
    return createPerson(`person ${joined}`, 100 * joined + random.between(0, 99), (held) => {
      saved += 1
      checks.push(stored().then((ydoc) => checkSavedIsStored(held, ydoc)))
    })
  }
  const people: Person[] = Array.from({ length: count }, join)
  const connect = ({ sync }: Person) => {
    if (!sync.wire) sync.connect(server.rooms, MAP)
  }

  return {
    people,
    clock,
    get server() {
      return server
    },
    get saved() {
      return saved
    },
    connect,
    async killServer() {
      server.kill()
      for (const { sync } of people) sync.wire?.cut()
      const ydoc = await stored()
      for (const person of people) checkSeenIsStored(person, ydoc)
      server = startServer(disk, clock)
    },
    reload(index) {
      people[index]?.destroy()
      people[index] = join()
    },
    async meetAgain() {
      server.commit()
      // More than once: a disk that failed, or a room that asks again after a while, closes or waits meanwhile.
      for (let round = 0; round < 6; round += 1) {
        for (const person of people) connect(person)
        clock.advance(2_000)
        await deliverAll(people)
      }
      for (const person of people) person.showFrame()
      await Promise.all(checks)
      checkConvergence(people, await stored())
    },
    destroy() {
      for (const person of people) person.destroy()
    },
  }
}

/** Until nothing is under way any more. */
async function deliverAll(people: readonly Person[]): Promise<void> {
  let frames = 1
  while (frames > 0) {
    await microtasks()
    frames = 0
    for (const { sync } of people) {
      frames += sync.wire?.deliverUp(1_000) ?? 0
      await microtasks()
      frames += sync.wire?.deliverDown(1_000) ?? 0
    }
  }
}

/** Lets promises run on that wait for nothing but each other; the room's longest chain has a dozen links. */
export async function microtasks(): Promise<void> {
  for (let n = 0; n < 24; n += 1) await Promise.resolve()
}
