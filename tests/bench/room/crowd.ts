/** The process of the clients: many people in one room, each making edits at an even pace. Started by measureRoom.ts. */
import type { CardPlace } from '@journeyboard/model'
import { type BenchClient, createBenchClient } from './benchClient.ts'
import { createLatencies, type Latencies, type LatencyFigures } from './latencies.ts'

export interface CrowdOrder {
  readonly url: string
  readonly mapId: string
  readonly clients: number
  readonly editsASecond: number
  /** Of measuring; before it comes a second that does not count. */
  readonly seconds: number
}

export type CrowdReport =
  | { readonly kind: 'measuring' }
  | {
      readonly kind: 'done'
      readonly latencies: LatencyFigures
      /** Share of one core that this process took: near 1 the figures are its own and not the server's. */
      readonly cpu: number
      /** By Yjs client: everything up to this clock was called saved. */
      readonly savedClocks: readonly (readonly [number, number])[]
      readonly closed: number
    }

const WARM_UP = 1000
/** Every fifth client takes in what the others do, and so tells when it arrived. */
const FOLLOWERS_EVERY = 5

process.once('message', (order: CrowdOrder) => {
  void runCrowd(order)
})

async function runCrowd(order: CrowdOrder): Promise<void> {
  const latencies = createLatencies(() => performance.now())
  const savedClocks = new Map<number, number>()
  let closed = 0
  const joined = await Promise.all(
    Array.from({ length: order.clients }, async (_, index) => {
      const known = new Map<number, number>()
      const client: BenchClient = await createBenchClient(order.url, order.mapId, index % FOLLOWERS_EVERY === 0, {
        onSaved(clock) {
          latencies.saved(client.ydoc.clientID, clock)
          savedClocks.set(client.ydoc.clientID, clock)
        },
        onSeen(clocks) {
          for (const [id, clock] of clocks) {
            latencies.seen(id, known.get(id) ?? 0, clock)
            known.set(id, clock)
          }
        },
        onClosed: () => {
          closed += 1
        },
      })
      return client
    }),
  )
  const stops = joined.map((client, index) => startEditing(client, index, order, latencies))
  await pause(WARM_UP)
  latencies.begin()
  tell({ kind: 'measuring' })
  const before = process.cpuUsage()
  await pause(order.seconds * 1000)
  const { user, system } = process.cpuUsage(before)
  // Told while people still edit: the parent kills the server at once, and what was called saved must be there.
  tell({
    kind: 'done',
    latencies: latencies.figures(),
    cpu: (user + system) / (order.seconds * 1e6),
    savedClocks: [...savedClocks],
    closed,
  })
  process.once('message', () => {
    for (const stop of stops) stop()
    for (const client of joined) client.close()
    process.disconnect()
  })
}

/**
 * Each client moves and words its own cards, one edit each interval, whether or not the last one is through; the
 * clients take turns within the interval. Gives the function that stops it.
 */
function startEditing(client: BenchClient, index: number, order: CrowdOrder, latencies: Latencies): () => void {
  const makeEdit = createEdits(client, index, order.clients)
  const interval = 1000 / order.editsASecond
  let next = performance.now() + (interval * index) / order.clients
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(act, Math.max(0, next - performance.now()))
  }
  const act = () => {
    const at = performance.now()
    makeEdit()
    latencies.made(client.ydoc.clientID, client.clock(), at)
    next += interval
    wait()
  }
  wait()
  return () => clearTimeout(timer)
}

/** Every other edit moves a card to another cell, every other one types a letter. */
function createEdits(client: BenchClient, index: number, clients: number): () => void {
  const places = client.ydoc.getMap<CardPlace>('card/place')
  const texts = client.ydoc.getMap('card/text')
  const ids = [...places.keys()].sort().filter((_, n) => n % clients === index)
  const cells = [...places.values()]
  let count = 0
  return () => {
    count += 1
    const id = ids[count % ids.length]
    const cell = cells[(count * 7 + index) % cells.length]
    if (!id || !cell) throw new Error('There are fewer cards than clients.')
    client.edit(() => {
      const text = texts.get(id)
      if (count % 2 === 0 && isText(text)) text.insert(text.length, 'a')
      else places.set(id, { ...cell, order: `a${count % 10}V` })
    })
  }
}

function isText(value: unknown): value is { readonly length: number; insert(index: number, text: string): void } {
  return typeof value === 'object' && value !== null && 'insert' in value
}

function tell(report: CrowdReport): void {
  process.send?.(report)
}

function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
