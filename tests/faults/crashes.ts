/** Kills a real server at bad moments and compares what is left with what was promised. */
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { until } from '../conformance/stockProvider.ts'
import { restartServer, startServer, type TestServer } from '../kit/server.ts'
import { createFaultEditor, type FaultEditor } from './editor.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createRandom, type SeededRandom } from './seededRandom.ts'

export interface CrashReport {
  readonly rounds: number
  /** Keys with a promise, of both kinds, when the last round was over. */
  readonly saved: number
  readonly seen: number
}

/** Runs the rounds on one map, so that later ones find a long log. Rejects with all broken promises of a round. */
export async function runCrashes(
  rounds: number,
  seed: number,
  writers: number,
  onRound: (round: number) => void = () => {},
): Promise<CrashReport> {
  // Rooms go at once, so that kills also meet logs that are being made shorter.
  process.env.JOURNEYBOARD_ROOM_IDLE_SECONDS = '0'
  const random = createRandom(seed)
  const ledger = createLedger()
  let server = await startServer()
  const mapId = await createMap(server.url)
  const editors = Array.from({ length: writers }, (_, n) =>
    createFaultEditor(`writer${n}`, { url: server.url, mapId, ledger, random, pause: 2 * writers }),
  )
  try {
    for (let round = 1; round <= rounds; round++) {
      await Promise.all(editors.map((editor) => editor.comeBack()))
      server = await crashAndRestart(server, editors, random)
      const broken = ledger.brokenPromises(await readCards(server.url, mapId))
      if (broken.length > 0) {
        throw new Error(`Round ${round} of seed ${seed} broke ${broken.length} promises:\n${broken.join('\n')}`)
      }
      await reunite(editors, ledger)
      onRound(round)
    }
    return { rounds, saved: ledger.promises.saved, seen: ledger.promises.seen }
  } finally {
    for (const { client } of editors) client.destroy()
    await server.remove()
  }
}

/** While everybody edits, or, one time in four, right after everybody has left. */
async function crashAndRestart(
  server: TestServer,
  editors: readonly FaultEditor[],
  random: SeededRandom,
): Promise<TestServer> {
  const stops = editors.map((editor) => editor.startEditing())
  await pause(random.between(20, 400))
  if (random.chance(0.25)) {
    for (const stop of stops) stop()
    for (const { client } of editors) client.provider.disconnect()
    await pause(random.between(0, 40))
  }
  await server.kill('SIGKILL')
  await Promise.all(editors.map((editor) => editor.leave()))
  for (const stop of stops) stop()
  return restartServer(server)
}

/** Everybody comes back with what they made meanwhile, is told that it is saved, and sees the same. */
async function reunite(editors: readonly FaultEditor[], ledger: Ledger): Promise<void> {
  await Promise.all(editors.map((editor) => editor.comeBack()))
  await Promise.all(editors.map(({ client }) => client.saved()))
  const [first, ...others] = editors
  if (!first) return
  for (const { client } of others) {
    const same = () =>
      Buffer.from(Y.encodeStateVector(client.doc)).equals(Buffer.from(Y.encodeStateVector(first.client.doc)))
    await until([client.doc, first.client.doc], same, 'everybody having the same')
  }
  const broken = others.flatMap(({ cards }) => ledger.brokenPromises(contentOf(cards)))
  if (broken.length > 0) throw new Error(`Promises are broken for those who came back:\n${broken.join('\n')}`)
}

async function readCards(url: string, mapId: string): Promise<Map<string, number>> {
  const response = await fetch(url + PATHS.snapshot(mapId))
  if (!response.ok) throw new Error(`The snapshot is not to be had: ${response.status} ${await response.text()}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  return contentOf(doc.getMap<number>('cards'))
}

const contentOf = (cards: Y.Map<number>) => new Map(cards.entries())

async function createMap(url: string): Promise<string> {
  const response = await fetch(url + PATHS.maps, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc())),
  })
  return ((await response.json()) as CreatedMap).id
}

/** The one place where time passes by itself: when the blow falls is what is random here. */
function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
