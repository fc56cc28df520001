/**
 * Applying an update for no longer than is allowed. Yjs looks for the place of a change among all those that were made
 * at the same spot, so 56 kB of changes that share one neighbour take it 20 s. Here they go in one by one, as Yjs itself
 * does it, and what did not get in within the time is left out: what did is a sound part of the whole, and whoever sent
 * it can send the rest. This leans on `getMissing` and `integrate` of Yjs' structs; the test compares with Yjs.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import type { DecodedUpdate } from './fitting.ts'
import { dropPending } from './pending.ts'

/**
 * `whole`: all of it is in the document. `gaps`: so is all but what builds upon something that is not there, and that is
 * forgotten. `cut`: time was up.
 */
export type Integration = 'whole' | 'gaps' | 'cut'

export interface IntegrationOptions {
  readonly origin?: unknown
  /** Milliseconds. */
  readonly most: number
  readonly worked: Clock['worked']
}

type Struct = DecodedUpdate['structs'][number]

/** To ask for the time costs about as much as one plain change. */
const LOOK_EACH = 8
/** A deletion costs more: it may cut a long text in two. */
const DELETED_AT_ONCE = 64

/** The update is used up by this. It must have been checked, and fit. */
export function integrate(doc: Y.Doc, update: DecodedUpdate, options: IntegrationOptions): Integration {
  const { origin, most, worked } = options
  const until = worked() + most
  const isOver = () => worked() > until
  return doc.transact((transaction) => {
    transaction.local = false
    const changed = addStructs(transaction, update.structs, isOver)
    if (changed === 'cut') return 'cut'
    const deleted = deleteRanges(doc, update.ds, isOver)
    return deleted === 'whole' ? changed : deleted
  }, origin)
}

/** Each after what it builds upon, the higher client id first, as in Yjs: the lower one then finds its place faster. */
function addStructs(transaction: Y.Transaction, structs: readonly Struct[], isOver: () => boolean): Integration {
  const { store } = transaction.doc
  const queues = new Map(
    [...Map.groupBy(structs, ({ id }) => id.client)].map(([client, own]) => [client, own.toReversed()]),
  )
  let isWhole = true
  let looks = 0
  /** Clients whose next change waits for another one's, since any change got in. */
  const waiting = new Set<number>()
  const giveUp = (client: number) => {
    queues.delete(client)
    isWhole = false
  }
  for (const first of [...queues.keys()].sort((one, other) => other - one)) {
    const path = [first]
    for (let client = path.at(-1); client !== undefined; client = path.at(-1)) {
      const queue = queues.get(client)
      const next = queue?.at(-1)
      if (!queue || !next) {
        path.pop()
        continue
      }
      const known = Y.getState(store, client)
      const offset = known - next.id.clock
      const lacked = isSkip(next) || offset >= next.length ? null : offset < 0 ? client : missingOf(transaction, next)
      if (lacked === null) {
        queue.pop()
        waiting.clear()
        if (isSkip(next) || offset >= next.length) continue
        next.integrate(transaction, offset)
        looks += 1
        if (looks % LOOK_EACH === 0 && isOver()) return 'cut'
      } else if (lacked === client || waiting.has(lacked) || !queues.get(lacked)?.length) {
        giveUp(client)
      } else {
        waiting.add(client)
        path.push(lacked)
      }
    }
  }
  return isWhole ? 'whole' : 'gaps'
}

function isSkip(struct: Struct): struct is Y.Skip {
  return struct instanceof Y.Skip
}

/** The client of whom something is missing. */
function missingOf(transaction: Y.Transaction, struct: Y.Item | Y.GC): number | null {
  // An update that was read without a document names the top-level ones.
  if (struct instanceof Y.Item && typeof struct.parent === 'string') struct.parent = transaction.doc.get(struct.parent)
  return struct.getMissing(transaction, transaction.doc.store)
}

function deleteRanges(doc: Y.Doc, { clients }: DecodedUpdate['ds'], isOver: () => boolean): Integration {
  let isWhole = true
  for (const [client, ranges] of clients) {
    for (let start = 0; start < ranges.length; start += DELETED_AT_ONCE) {
      if (isOver()) return 'cut'
      Y.applyUpdate(doc, deletionOf(client, ranges.slice(start, start + DELETED_AT_ONCE)))
      if (dropPending(doc)) isWhole = false
    }
  }
  return isWhole ? 'whole' : 'gaps'
}

/** An update that adds nothing, and deletes these. */
function deletionOf(client: number, ranges: readonly { readonly clock: number; readonly len: number }[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [0, 1, client, ranges.length, ...ranges.flatMap(({ clock, len }) => [clock, len])]) {
    encoding.writeVarUint(encoder, number)
  }
  return encoding.toUint8Array(encoder)
}
