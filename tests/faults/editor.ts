/** One client of the fault test: it writes and deletes its own keys at random, and notes what it sees of others. */
import type * as Y from 'yjs'
import { createStockClient, type StockClient, whenSynced, within } from '../conformance/stockProvider.ts'
import { type Ledger, ownerOf } from './ledger.ts'
import type { SeededRandom } from './seededRandom.ts'

export interface FaultEditor {
  readonly client: StockClient
  readonly cards: Y.Map<number>
  /** Edits until the returned function is called. */
  startEditing(): () => void
  /** Stays away, once all that is still on its way has come in. */
  leave(): Promise<void>
  comeBack(): Promise<void>
}

const KEYS = 30

export interface FaultEditorOptions {
  readonly url: string
  readonly mapId: string
  readonly ledger: Ledger
  readonly random: SeededRandom
  /** Longest time between two bursts of edits, in milliseconds. */
  readonly pause: number
}

export function createFaultEditor(name: string, options: FaultEditorOptions): FaultEditor {
  const { url, mapId, ledger, random, pause } = options
  const client = createStockClient(url, mapId)
  const cards = client.doc.getMap<number>('cards')
  cards.observe((event, transaction) => {
    if (transaction.local) return
    for (const [key, change] of event.changes.keys) {
      if (ownerOf(key) !== name) ledger.seen(key, cards.get(key), change.oldValue as number | undefined)
    }
  })
  const edit = () => {
    const key = `${name}~${random.between(1, KEYS)}`
    const isDeletion = cards.has(key) && random.chance(0.3)
    const number = ledger.wrote(key, isDeletion)
    if (isDeletion) cards.delete(key)
    else cards.set(key, number)
    if (random.chance(0.3)) {
      const position = ledger.positionOf(name)
      client.askSaved(() => ledger.confirmed(position))
    }
  }
  return {
    client,
    cards,
    startEditing() {
      let timer: NodeJS.Timeout | undefined
      const next = () => {
        for (let count = random.between(1, 3); count > 0; count--) edit()
        timer = setTimeout(next, random.between(0, pause))
      }
      next()
      return () => clearTimeout(timer)
    },
    async leave() {
      const { provider } = client
      const closed = new Promise<void>((resolve) => provider.once('connection-close', () => resolve()))
      const wasConnected = provider.wsconnected
      // The server is dead: what its socket still holds comes first, then the end.
      if (wasConnected) await within(closed, 'the end of a connection to a dead server')
      provider.disconnect()
    },
    async comeBack() {
      client.provider.connect()
      await whenSynced(client)
    },
  }
}
