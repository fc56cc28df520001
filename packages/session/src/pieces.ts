/** One change of the document as several messages, when it is more than the server takes in one. */
import * as encoding from 'lib0/encoding'
import { decodeUpdate, ID, Item, isDeleted, UpdateEncoderV1 } from 'yjs'

type Decoded = ReturnType<typeof decodeUpdate>
type Struct = Decoded['structs'][number]
/** By client, in rising order. */
type Deleted = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

/**
 * Yjs updates (V1) that do what `update` does if they are applied in this order, each of at most `limit` bytes as far as
 * its parts can be parted: a text that was written at once stays whole. What is new and deleted again is told as deleted
 * with it, since former values of a key are nothing to be shown even for a moment; what else was deleted comes last.
 */
export function piecesOf(update: Uint8Array, limit: number): Uint8Array[] {
  if (update.length <= limit) return [update]
  const { structs, ds } = decodeUpdate(update)
  const parts = partsOf(inOrder(structs), limit / 2)
  const hasDeleted = parts.length === 0 || ds.clients.size > 0
  return [...parts.map((part) => encode(part, deletedOf(part, ds))), ...(hasDeleted ? [encode([], ds.clients)] : [])]
}

function deletedOf(part: readonly Struct[], ds: Decoded['ds']): Deleted {
  const gone = part.filter(({ id }) => isDeleted(ds, id)).map(({ id, length }) => ({ ...id, len: length }))
  return Map.groupBy(gone, ({ client }) => client)
}

function partsOf(structs: readonly Struct[], limit: number): Struct[][] {
  const parts: Struct[][] = []
  const measure = new UpdateEncoderV1()
  let begin = 0
  for (const struct of structs) {
    const before = encoding.length(measure.restEncoder)
    struct.write(measure, 0)
    const current = parts.at(-1)
    if (current && encoding.length(measure.restEncoder) - begin <= limit) current.push(struct)
    else {
      parts.push([struct])
      begin = before
    }
  }
  return parts
}

/** Each after what it builds upon: an update names all of one client before those of the next. */
function inOrder(structs: readonly Struct[]): Struct[] {
  const queues = Map.groupBy(structs.toReversed(), ({ id }) => id.client)
  const ordered: Struct[] = []
  for (const first of queues.keys()) {
    const path = [{ client: first, clock: Number.POSITIVE_INFINITY }]
    for (let goal = path.at(-1); goal; goal = path.at(-1)) {
      const queue = queues.get(goal.client)
      const next = queue?.at(-1)
      if (!queue || !next || next.id.clock > goal.clock) {
        path.pop()
        continue
      }
      const lacked = neighboursOf(next).find(({ client, clock }) => {
        const begun = client === goal.client ? undefined : queues.get(client)?.at(-1)
        return begun && begun.id.clock <= clock
      })
      if (lacked) path.push(lacked)
      else ordered.push(...queue.splice(-1))
    }
  }
  return ordered
}

function neighboursOf(struct: Struct): ID[] {
  if (!(struct instanceof Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent].filter((one) => one instanceof ID)
}

/** The layout of an update: the structs of each client from its first clock on, then what is deleted, by client. */
function encode(structs: readonly Struct[], deleted: Deleted): Uint8Array {
  const encoder = new UpdateEncoderV1()
  const { restEncoder } = encoder
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(restEncoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(restEncoder, deleted.size)
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
