/**
 * How much has passed over a connection. A frame of megabytes counts as waiting until the last of it has left, so that a
 * slow reader looks like one that reads nothing; how far it is, only the handle under a Node socket says. That handle is
 * undocumented: only this module touches it, and the test of lines is the contract.
 */
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Passed {
  /** Bytes that came. */
  readonly received: number
  /** Bytes that have left the process. */
  readonly taken: number
}

const NOTHING: Passed = { received: 0, taken: 0 }

/** Of a connection that has ended, or is no Node socket, nothing is known. */
export function passedOver(line: Duplex): Passed {
  if (!(line instanceof Socket)) return NOTHING
  const handle: unknown = '_handle' in line ? line._handle : null
  return { received: line.bytesRead, taken: numberIn(handle, 'bytesWritten') - numberIn(handle, 'writeQueueSize') }
}

function numberIn(handle: unknown, name: string): number {
  const value: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, name) : 0
  return typeof value === 'number' ? value : 0
}
