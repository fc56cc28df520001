/** Somebody who works while others attack: edits, and measures how long each takes to be called saved. */
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
      await new Promise((resolve) => setTimeout(resolve, PACE))
    } while (!state.isOver)
  })()
  const attacking = attack().finally(() => {
    state.isOver = true
  })
  // Whoever can not work any more ends the attack's run at once, and in a way that lets its server be removed.
  const [result] = await Promise.all([attacking, working])
  return result
}
