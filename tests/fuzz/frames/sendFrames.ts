/** A real server under hostile frames, with people at work beside them, and what must hold afterwards. */
import { strict as assert } from 'node:assert'
import { encodeJourney } from '@journeyboard/doc'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { contentOf } from '../../../server/src/log/content.ts'
import { hasPending } from '../../../server/src/rooms/pending.ts'
import { createBrowser } from '../../conformance/browser.ts'
import { createStockClient, whenSynced } from '../../conformance/stockProvider.ts'
import { waitFor } from '../../faults/hostile/attacks.ts'
import { createBystander, measureWait, type Wait, whileAtWork } from '../../faults/hostile/bystander.ts'
import { freePort } from '../../kit/freePort.ts'
import { phoneRepair } from '../../kit/phoneRepair.ts'
import { startServer, type TestServer } from '../../kit/server.ts'
import { attackWith, type Tally } from './attackers.ts'
import { MEMORY_SETTINGS, type Memory, memoryOf } from './memory.ts'

export interface FrameFigures {
  readonly frames: number
  /** Close code -> connections. */
  readonly closed: ReadonlyMap<number, number>
  /** Of somebody on another map. */
  readonly wait: Wait
  /** Bytes of memory, after minus before. */
  readonly grown: Memory
}

/** Connections at a time that may edit, and those that may only look. */
const EDITORS = 4
const VIEWERS = 2
/** Bytes. What is held is held for good, and would be more with each hour of frames. */
const MOST_GROWTH: Memory = { resident: 256 * 1024 ** 2, held: 48 * 1024 ** 2 }

/**
 * Rejects with what does not hold. The frames come from the seed; how they meet is up to the machine. `onFrames` hears how
 * many the server has dealt with so far.
 */
export async function sendFrames(
  count: number,
  seed: number,
  onFrames: (frames: number) => void = () => {},
): Promise<FrameFigures> {
  const port = await freePort()
  // With a public address, attackers can be told apart by the address that a proxy would name.
  const settings = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...MEMORY_SETTINGS }
  const server = await startServer(settings)
  try {
    return await attackAll(server, count, seed, onFrames)
  } finally {
    await server.remove()
  }
}

async function attackAll(
  server: TestServer,
  count: number,
  seed: number,
  onFrames: (frames: number) => void,
): Promise<FrameFigures> {
  const { url } = server
  const owner = createBrowser(url)
  const newMap = async () => (await owner.ask('POST', PATHS.maps, encodeJourney(phoneRepair()))).json<CreatedMap>().id
  const [edited, shown, other] = [await newMap(), await newMap(), await newMap()]
  await owner.ask('PUT', PATHS.access(shown), { addressRole: 'view' })
  const whatWasShown = await storedOn(url, shown)
  const victim = await createBystander(url, edited)
  const neighbour = await createBystander(url, other)
  const viewer = createStockClient(url, shown)
  await whenSynced(viewer)
  victim.client.provider.awareness.setLocalState({ truth: true })
  const before = await memoryOf(server)
  let frames = 0
  const onDealtWith = (more: number) => {
    frames += more
    onFrames(frames)
  }
  const attack = (mapId: string, attackers: number, bystander: Y.Doc, from: number) =>
    Array.from({ length: attackers }, (_, index) =>
      attackWith(Math.ceil(count / (EDITORS + VIEWERS)), seed + from + index, {
        url,
        mapId,
        bystanders: [bystander],
        onDealtWith,
      }),
    )
  const { result: tallies, wait } = await measureWait(neighbour, () =>
    whileAtWork(victim, () =>
      Promise.all([...attack(edited, EDITORS, victim.client.doc, 0), ...attack(shown, VIEWERS, viewer.doc, EDITORS)]),
    ),
  )
  // What is saved now has been told of all that came before.
  await Promise.all([victim.work(), neighbour.work()])
  assert(!victim.wasDisturbed && !neighbour.wasDisturbed, 'somebody at work was thrown out')
  assert.deepEqual(viewer.closeCodes, [], 'somebody who looked on was thrown out')
  await checkIsStored(url, edited, victim.client.doc)
  await checkIsStored(url, other, neighbour.client.doc)
  assert.deepEqual(plain(await storedOn(url, shown)), plain(whatWasShown), 'who may only look changed a map')
  assert.deepEqual(plain(viewer.doc), plain(whatWasShown), 'somebody was shown what nobody wrote')
  await checkPresence(url, edited, victim.client.doc.clientID)
  const after = await memoryOf(server)
  const grown = { resident: after.resident - before.resident, held: after.held - before.held }
  assert(grown.resident < MOST_GROWTH.resident, `the server has grown by ${grown.resident} bytes`)
  assert(grown.held < MOST_GROWTH.held, `the server holds ${grown.held} bytes more than before`)
  for (const client of [victim.client, neighbour.client, viewer]) client.destroy()
  return {
    ...sumOf(tallies),
    wait,
    grown,
  }
}

/** What somebody at work sees is what is on disk, all of it and nothing else. */
async function checkIsStored(url: string, mapId: string, doc: Y.Doc): Promise<void> {
  const stored = await storedOn(url, mapId)
  assert(Y.equalSnapshots(Y.snapshot(stored), Y.snapshot(doc)), 'somebody has other edits than are on disk')
  assert.deepEqual(plain(stored), plain(doc), 'somebody sees another map than is on disk')
}

async function storedOn(url: string, mapId: string): Promise<Y.Doc> {
  const answer = await fetch(url + PATHS.snapshot(mapId))
  assert.equal(answer.status, 200, 'a map can not be read any more')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()))
  assert(!hasPending(doc), 'something on disk builds upon what is not there')
  return doc
}

/**
 * What is in a map, whatever its order: of items that name a left and a right the wrong way round, Yjs makes another order
 * for whoever gets them in another one. Values have no prototypes here: one with a key `__proto__` has one of its own.
 */
const plain = (doc: Y.Doc) => unordered(contentOf(doc))

function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => JSON.stringify(unordered(inner)) ?? '').sort()
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.entries(value)
    .map(([key, inner]) => [key, unordered(inner)])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
}

/** Nobody could speak for somebody at work. */
async function checkPresence(url: string, mapId: string, clientId: number): Promise<void> {
  const late = createStockClient(url, mapId)
  const { awareness } = late.provider
  await whenSynced(late)
  await waitFor(() => awareness.getStates().has(clientId))
  assert.equal(awareness.getStates().get(clientId)?.truth, true, 'somebody spoke for somebody at work')
  late.destroy()
}

function sumOf(tallies: readonly Tally[]): Pick<FrameFigures, 'frames' | 'closed'> {
  const closed = new Map<number, number>()
  for (const tally of tallies)
    for (const [code, count] of tally.closed) closed.set(code, (closed.get(code) ?? 0) + count)
  return { frames: tallies.reduce((sum, { frames }) => sum + frames, 0), closed }
}
