import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './clientAddress.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

describe('the address that somebody comes from', () => {
  it.each([
    ['a proxy here says', '127.0.0.1', '203.0.113.9', true, '203.0.113.9'],
    ['a proxy here says, behind what it was told', '::ffff:127.0.0.1', '10.0.0.1, 203.0.113.9', true, '203.0.113.9'],
    ['the socket says, when the proxy says nothing', '::1', undefined, true, '::1'],
    ['the socket says, whatever somebody else claims', '198.51.100.7', '203.0.113.9', true, '198.51.100.7'],
    ['the socket says, where there is no proxy', '127.0.0.1', '203.0.113.9', false, '127.0.0.1'],
  ])('is what %s', (_, remoteAddress, forwarded, hasProxy, expected) => {
    expect(clientAddress(from(remoteAddress, forwarded), hasProxy)).toBe(expected)
  })
})
