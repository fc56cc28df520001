/** From which address somebody comes, for limits per address. */
import type { IncomingMessage } from 'node:http'
import { isLoopback } from './loopback.ts'

/**
 * With a proxy on this machine in front, the address that it names; what others name is not believed. `hasProxy`: the
 * server has a public address, so requests from this machine come by way of one.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  hasProxy: boolean,
): string {
  const direct = socket.remoteAddress ?? 'unknown'
  if (!hasProxy || !isLoopback(direct)) return direct
  const named = headers['x-forwarded-for']
  // The last one is what the proxy itself saw; the rest is what it was told.
  return (
    String(named ?? '')
      .split(',')
      .at(-1)
      ?.trim() || direct
  )
}
