/** The attacks, each with what it did to the server in a figure. They throw when it did harm. */
import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { encodeJourney } from '@journeyboard/doc'
import { templates } from '@journeyboard/model/templates'
import { PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { presenceEntry, presenceFrame, updateFrame } from '../../../server/src/rooms/frames.ts'
import { tangledUpdate } from '../../../server/src/rooms/memoryClient.ts'
import type { TestServer } from '../../kit/server.ts'
import { createRandom } from '../seededRandom.ts'
import { attack, attackOpen, clientFrame, openLine } from './attacker.ts'
import { type Bystander, createBystander, measureWait } from './bystander.ts'
import { readCounter } from './counters.ts'
import { guessTokens, noSession } from './doors.ts'
import { OTHERS_WAIT, OTHERS_WAIT_FOR_TWO, type OthersWait, tellWait } from './othersWait.ts'

export interface Scene {
  readonly server: TestServer
  /** The map that is attacked, and another one. */
  readonly mapId: string
  readonly otherId: string
  /** Somebody at work on each. */
  readonly victim: Bystander
  readonly neighbour: Bystander
}

export interface Attack {
  readonly name: string
  run(scene: Scene): Promise<Outcome>
}

/** The figure in words; beside it how long somebody at work on another map waited, if that was measured. */
export type Outcome = string | { readonly figure: string; readonly others: OthersWait }

const TIMES = 20

export const QUICK_ATTACKS: readonly Attack[] = [
  { name: 'upgrade from a page of another host', run: foreignOrigin },
  { name: 'map for those with a link, without a session', run: noSession },
  { name: 'frame with a reserved bit (RSV1)', run: reservedBit },
  { name: 'frame of 20 MB', run: hugeFrame },
  { name: 'malformed updates', run: malformedUpdates },
  { name: '15-byte delete set', run: earlyDeleteSet },
  { name: '1,000 updates with missing parts', run: missingParts },
  { name: 'tangles of 7,000 letters, each of which holds up Yjs for seconds', run: tangles },
  { name: 'presence in the name of another', run: spoofedPresence },
  { name: 'presence of 200 kB', run: hugePresence },
  { name: 'tricks with paths in names of maps', run: pathTricks },
  { name: 'guesses of the token of a link', run: guessTokens },
  { name: 'new maps that are too big, nested, or named __proto__', run: badImports },
]

async function foreignOrigin({ server, mapId }: Scene): Promise<string> {
  const endings = await Promise.all(
    Array.from({ length: TIMES }, () => attack(server.url, mapId, { origin: 'https://evil.example' }).ending),
  )
  assert.deepEqual(endings, Array(TIMES).fill({ status: 403 }))
  return `${TIMES} of ${TIMES} refused with 403`
}

async function reservedBit({ server, mapId }: Scene): Promise<string> {
  for (let time = 0; time < TIMES; time += 1) {
    const line = await openLine(server.url, mapId)
    line.resume()
    line.write(clientFrame(0xc2, new Uint8Array([0, 0, 1, 0])))
    await once(line, 'close')
  }
  return `${TIMES} of ${TIMES} cut`
}

async function hugeFrame({ server, mapId }: Scene): Promise<string> {
  const { socket, ending } = await attackOpen(server.url, mapId)
  socket.send(new Uint8Array(20 * 1024 * 1024))
  const ended = await ending
  assert('code' in ended && [1006, 1009].includes(ended.code))
  return `closed with ${ended.code}`
}

/** Real updates with a few bytes changed or cut off. Some of them happen to be sound, and those are nobody's harm. */
async function malformedUpdates({ server, mapId }: Scene): Promise<string> {
  const random = createRandom(1)
  const sound = Y.encodeStateAsUpdate(documentWith({ one: 'x'.repeat(50), two: [1, { a: null }] }))
  let refused = 0
  const count = 5 * TIMES
  for (let time = 0; time < count; time += 1) {
    const bad = sound.slice(0, random.chance(0.3) ? random.between(0, sound.length) : sound.length)
    for (let flips = 3; flips > 0; flips -= 1) bad[random.between(0, bad.length - 1)] = random.between(0, 255)
    const { socket, ending } = await attackOpen(server.url, mapId)
    socket.send(updateFrame(bad))
    socket.send(new Uint8Array([0]))
    const ended = await ending
    assert.deepEqual(ended, { code: 4400 })
    refused += 1
  }
  return `${refused} of ${count} senders closed with 4400`
}

/** Deletes what the victim has not made yet. */
async function earlyDeleteSet({ server, mapId, victim }: Scene): Promise<string> {
  const { socket } = await attackOpen(server.url, mapId)
  const { doc } = victim.client
  const writer = new Y.Doc()
  writer.getArray('x').insert(0, [1])
  const clock = Y.getState(doc.store, doc.clientID)
  socket.send(updateFrame(deleteSet(doc.clientID, clock, 1000)))
  const before = victim.times().length
  for (let time = 0; time < TIMES; time += 1) doc.getMap('later').set(String(time), time)
  await victim.work()
  assert(victim.times().length > before)
  const late = await createBystander(server.url, mapId)
  assert.equal(late.client.doc.getMap('later').size, TIMES)
  late.leave()
  socket.terminate()
  return `${TIMES} of ${TIMES} later edits are still there`
}

async function missingParts({ server, mapId, victim, neighbour }: Scene): Promise<Outcome> {
  const updates = updatesWithGaps(1000)
  const dropped = () => readCounter(server.url, 'dropped_total', 'missing-parts')
  const droppedBefore = await dropped()
  const { socket } = await attackOpen(server.url, mapId)
  const { wait } = await measureWait(neighbour, async () => {
    for (const update of updates) socket.send(updateFrame(update))
    // The server answers pings in order: it has then read all of it.
    socket.ping()
    await once(socket, 'pong')
    for (let time = 0; time < TIMES; time += 1) await neighbour.work()
  })
  socket.terminate()
  // The server keeps none of it: not for later, where all would be tried again with every edit, and not for others.
  assert.equal((await dropped()) - droppedBefore, updates.length)
  const late = await createBystander(server.url, mapId)
  for (const { client } of [victim, late]) {
    assert.equal(client.doc.store.pendingStructs, null)
    assert.equal(client.doc.getArray('x').length, 0)
  }
  late.leave()
  return {
    figure: `${updates.length} of ${updates.length} dropped, ${tellWait(wait)}`,
    others: { wait, most: OTHERS_WAIT },
  }
}

/** Few of them: whoever works on the maps comes from the same address, and has no session either. */
async function tangles({ server, mapId, neighbour }: Scene): Promise<Outcome> {
  const tangle = updateFrame(tangledUpdate(7000))
  const { result: endings, wait } = await measureWait(neighbour, async () => {
    const ended = []
    for (let time = 0; time < 2; time += 1) {
      const { socket, ending } = await attackOpen(server.url, mapId)
      socket.send(tangle)
      ended.push(await ending)
    }
    return ended
  })
  assert.deepEqual(endings, [{ code: 4529 }, { code: 4529 }])
  return { figure: `2 of 2 senders closed with 4529, ${tellWait(wait)}`, others: { wait, most: OTHERS_WAIT_FOR_TWO } }
}

async function spoofedPresence({ server, mapId, victim }: Scene): Promise<string> {
  const { awareness } = victim.client.provider
  awareness.setLocalState({ truth: true })
  const watcher = await createBystander(server.url, mapId)
  const { socket } = await attackOpen(server.url, mapId)
  socket.send(presenceFrame([presenceEntry(4711, 1, '{"mine":true}')]))
  for (let time = 0; time < TIMES; time += 1) {
    socket.send(presenceFrame([presenceEntry(victim.client.doc.clientID, 9_000_000 + time, '{"truth":false}')]))
  }
  await waitFor(() => watcher.client.provider.awareness.getStates().has(4711))
  const state = watcher.client.provider.awareness.getStates().get(victim.client.doc.clientID)
  assert.equal(state?.truth, true)
  watcher.leave()
  socket.terminate()
  return `0 of ${TIMES} passed on`
}

async function hugePresence({ server, mapId }: Scene): Promise<string> {
  const watcher = await createBystander(server.url, mapId)
  const { socket } = await attackOpen(server.url, mapId)
  const huge = JSON.stringify({ text: 'x'.repeat(200 * 1024) })
  for (let time = 1; time <= 5; time += 1) socket.send(presenceFrame([presenceEntry(4712, time, huge)]))
  socket.send(presenceFrame([presenceEntry(4712, 9, '{"small":true}')]))
  await waitFor(() => watcher.client.provider.awareness.getStates().has(4712))
  assert.equal(watcher.client.provider.awareness.getStates().get(4712)?.small, true)
  watcher.leave()
  socket.terminate()
  return '0 of 5 passed on'
}

const TRICKS = [
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/journeyboard.sqlite',
  '__proto__',
  'constructor',
  'a%00b%00c%00d',
  '....//....//',
  "';DROP TABLE map;--",
  '%ff%fe%fd%fc%fb%fa%f9%f8',
  'x'.repeat(5000),
]

async function pathTricks({ server }: Scene): Promise<string> {
  let refused = 0
  for (const trick of TRICKS) {
    const paths = [PATHS.snapshot(trick), PATHS.picture(trick, 'svg'), PATHS.images(trick), PATHS.image(trick, trick)]
    for (const path of paths) {
      const answer = await fetch(server.url + path)
      const text = await answer.text()
      // Some are pages to the address of the app, which is the same for everybody.
      assert(answer.status >= 400 || text.startsWith('<!doctype html>'), `${path} was answered with ${answer.status}`)
      assert(answer.status < 500, `${path} was answered with ${answer.status}`)
      refused += 1
    }
    const ending = await attack(server.url, trick).ending
    assert('status' in ending && [400, 404].includes(ending.status), `${trick} was let in`)
    refused += 1
  }
  return `${refused} of ${TRICKS.length * 5} refused`
}

async function badImports({ server }: Scene): Promise<string> {
  const post = async (body: Uint8Array) =>
    (
      await fetch(server.url + PATHS.maps, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(body),
      })
    ).status
  let nested: unknown = 1
  for (let depth = 0; depth < 5000; depth += 1) nested = [nested]
  assert.equal(await announce(server.url + PATHS.maps, 9 * 1024 * 1024), 413)
  assert.equal(await post(Y.encodeStateAsUpdate(documentWith({ nested }))), 400)
  const named = documentWith({ ['__proto__']: { polluted: true }, constructor: 1 })
  assert.equal(await post(Y.encodeStateAsUpdate(named)), 201)
  const template = templates[0]?.create()
  assert(template)
  assert.equal(await post(encodeJourney(template)), 201)
  return 'too big 413, nested 400, odd names kept as names'
}

/** The status for a body of so many bytes, none of which is sent: who sends it on may be cut off before they hear it. */
async function announce(url: string, bytes: number): Promise<number> {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': bytes }
  const asking = request(url, { method: 'POST', headers })
  asking.flushHeaders()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  asking.destroy()
  return answer.statusCode ?? 0
}

function documentWith(content: Record<string, unknown>): Y.Doc {
  const doc = new Y.Doc()
  for (const [key, value] of Object.entries(content)) doc.getMap('cards').set(key, value)
  doc.getMap('__proto__').set('__proto__', 1)
  return doc
}

/** An update that holds nothing but the deletion of `length` items of `client` from `clock` on. */
function deleteSet(client: number, clock: number, length: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const list = doc.getArray('x')
  list.insert(0, Array(clock + length).fill(0))
  const before = Y.encodeStateVector(doc)
  list.delete(clock, length)
  return Y.encodeStateAsUpdate(doc, before)
}

/** Each lacks the one before it. */
function updatesWithGaps(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let time = 0; time < 2 * count; time += 1) doc.getArray('x').insert(0, [time])
  return updates.filter((_, index) => index % 2 === 1)
}

/** Looks again with every turn of the loop; rejects after 10 s. */
export async function waitFor(condition: () => boolean): Promise<void> {
  const until = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > until) throw new Error('Waited 10 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
