/** Somebody who works while others attack: edits, and measures how long each takes to be called saved. */
import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '../../bench/figures.ts'
import { createStockClient, type StockClient, whenSynced } from '../../conformance/stockProvider.ts'

export interface Bystander {
  readonly client: StockClient
  /** Makes an edit and resolves when it is saved. */
  work(): Promise<void>
  /** Milliseconds to "saved", of every edit so far. */
  times(): number[]
  /** Whether they were ever thrown out. */
  readonly wasDisturbed: boolean
  leave(): void
}

export async function createBystander(url: string, mapId: string): Promise<Bystander> {
  const client = createStockClient(url, mapId)
  await whenSynced(client)
  const times: number[] = []
  return {
    client,
    async work() {
      const started = performance.now()
      client.doc.getMap('work').set(String(times.length % 50), times.length)
      await client.saved()
      times.push(performance.now() - started)
    },
    times: () => [...times],
    get wasDisturbed() {
      return client.closeCodes.length > 0
    },
    leave: () => client.destroy(),
  }
}

/** Milliseconds between two edits: faster than anybody works, and slow enough for what one connection may send. */
const PACE = 12

/** Keeps the bystander at work for as long as the attack goes on. */
export async function whileAtWork<Result>(bystander: Bystander, attack: () => Promise<Result>): Promise<Result> {
  const state = { isOver: false }
  const working = (async () => {
    do {
      await bystander.work()
      await pause(PACE)
    } while (!state.isOver)
  })()
  const attacking = attack().finally(() => {
    state.isOver = true
  })
  // Whoever can not work any more ends the attack's run at once, and in a way that lets its server be removed.
  const [result] = await Promise.all([attacking, working])
  return result
}

/** How many milliseconds somebody waited until an edit was called saved, p99; of fewer than a hundred the longest. */
export interface Wait {
  /** Just before and just after: what this machine does for them as busy as it is now. */
  readonly atRest: number
  readonly underAttack: number
  readonly edits: number
}

/** Edits at rest, before and again after. */
const AT_REST = 50

/** Keeps the bystander at work for as long as the attack goes on, and tells what it cost them. */
export async function measureWait<Result>(
  bystander: Bystander,
  attack: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly wait: Wait }> {
  const rest = async () => {
    const from = bystander.times().length
    for (let edit = 0; edit < AT_REST; edit += 1) {
      await bystander.work()
      await pause(PACE)
    }
    return bystander.times().slice(from)
  }
  const before = await rest()
  const from = bystander.times().length
  const result = await whileAtWork(bystander, attack)
  const times = bystander.times().slice(from)
  const atRest = p99([...before, ...(await rest())])
  return { result, wait: { atRest, underAttack: p99(times), edits: times.length } }
}

const p99 = (times: readonly number[]) =>
  quantile(
    times.toSorted((a, b) => a - b),
    0.99,
  )
