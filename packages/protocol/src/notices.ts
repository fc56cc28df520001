/** What the server tells our own clients over the sync socket beside the document: that something else has changed. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE } from './messages.ts'

/** What a notice is about: whoever shows it listens for its topic, and asks over HTTP for the rest. */
export const NOTICE_TOPICS = ['access', 'comments', 'images', 'versions'] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

export interface Notice {
  readonly topic: NoticeTopic
  /** Any JSON; a few hundred bytes at most, checked by whoever reads it. */
  readonly data: unknown
}

/** A whole frame `[103][varString JSON]`. */
export function encodeNotice(notice: Notice): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.notice)
  encoding.writeVarString(encoder, JSON.stringify(notice))
  return encoding.toUint8Array(encoder)
}

/** The notice behind the message type, which has been read already; null when it is about nothing that this build knows. */
export function readNotice(decoder: decoding.Decoder): Notice | null {
  const { topic, data } = JSON.parse(decoding.readVarString(decoder)) as { topic: unknown; data: unknown }
  const known = NOTICE_TOPICS.find((name) => name === topic)
  return known ? { topic: known, data } : null
}
