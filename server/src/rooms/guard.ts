/** The check that every update passes before it touches a document that others share. */
import { CLOSE, type CloseCode } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { type DecodedUpdate, findMisfit } from './fitting.ts'

/** A frame or update that the sender is closed for. The message goes to the client, so it stays under 123 bytes. */
export class RefusedFrame extends Error {
  override readonly name = 'RefusedFrame'
  readonly code: CloseCode
  constructor(code: CloseCode, message: string) {
    super(message)
    this.code = code
  }
}

export interface CheckedUpdate {
  /** Client ids that the update has changes of, not those that it only deletes of. */
  readonly writers: ReadonlySet<number>
  readonly decoded: DecodedUpdate
}

/** Values nest no deeper in any honest document, and far deeper ones overflow the stack of whoever reads them. */
const DEEPEST_VALUE = 64

/**
 * Throws a `RefusedFrame` unless the update has at most `limit` bytes and can be read to its end. Reading goes through
 * the whole update without a document, so that a broken one never gets half applied. Whether it fits a document is
 * asked by `checkFits`.
 */
export function checkUpdate(update: Uint8Array, limit: number): CheckedUpdate {
  if (update.length > limit) {
    throw new RefusedFrame(CLOSE.tooBig, `An update of ${update.length} bytes is over the limit of ${limit}.`)
  }
  let decoded: DecodedUpdate
  try {
    decoded = Y.decodeUpdate(update)
  } catch (error) {
    throw badUpdate('it is cut short or not a Yjs update', error)
  }
  const writers = new Set<number>()
  let writer: number | null = null
  let end = 0
  for (const struct of decoded.structs) {
    checkStruct(struct)
    const { client, clock } = struct.id
    // Of two pieces Yjs applies only the last, and of two changes at one clock each reader would take another.
    const follows = client === writer ? clock === end : !writers.has(client)
    if (!follows) throw badUpdate('the changes of a client are not in one piece')
    writers.add(client)
    writer = client
    end = clock + struct.length
  }
  for (const ranges of decoded.ds.clients.values()) checkRanges(ranges)
  return { writers, decoded }
}

/** Throws a `RefusedFrame` when the update contradicts the document, which it would leave half changed. */
export function checkFits(doc: Y.Doc, { decoded }: CheckedUpdate): void {
  const misfit = findMisfit(doc, decoded)
  if (misfit) throw badUpdate(misfit)
}

function checkStruct(struct: DecodedUpdate['structs'][number]): void {
  // An empty struct would stand at the same clock as the next one, and Yjs then finds the wrong one.
  if (struct.length <= 0 || !Number.isSafeInteger(struct.id.clock + struct.length)) {
    throw badUpdate('a change has no length')
  }
  if (!(struct instanceof Y.Item)) return
  const { content, id } = struct
  for (const reference of [struct.origin, struct.rightOrigin, struct.parent]) {
    // Yjs waits for what it lacks of others, but takes for granted that somebody's own past is there.
    if (reference instanceof Y.ID && reference.client === id.client && reference.clock >= id.clock) {
      throw badUpdate('a change builds upon a later one')
    }
  }
  if (content instanceof Y.ContentDoc) throw badUpdate('it holds a document inside the document')
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    for (const value of content.arr) checkDepth(value, DEEPEST_VALUE)
  }
  if (content instanceof Y.ContentEmbed) checkDepth(content.embed, DEEPEST_VALUE)
  if (content instanceof Y.ContentFormat) checkDepth(content.value, DEEPEST_VALUE)
}

/** Yjs goes through all that lies in a range, and would do so as often as the same one is named. */
function checkRanges(ranges: readonly { readonly clock: number; readonly len: number }[]): void {
  let end = 0
  for (const { clock, len } of ranges.toSorted((one, other) => one.clock - other.clock)) {
    if (len <= 0 || !Number.isSafeInteger(clock + len)) throw badUpdate('a deletion has no length')
    if (clock < end) throw badUpdate('something is deleted twice')
    end = clock + len
  }
}

function checkDepth(value: unknown, left: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (left === 0) throw badUpdate(`a value is nested deeper than ${DEEPEST_VALUE}`)
  for (const inner of Object.values(value)) checkDepth(inner, left - 1)
}

function badUpdate(why: string, cause?: unknown): RefusedFrame {
  const refused = new RefusedFrame(CLOSE.badMessage, `An update can not be read: ${why}.`)
  refused.cause = cause
  return refused
}
