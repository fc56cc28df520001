import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, createProxyTrust, networkOf } from './clientAddress.ts'

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
    ['a listed proxy says', '10.0.0.7', '203.0.113.9', true, '203.0.113.9'],
    [
      'a listed proxy says, behind others that are listed',
      '::ffff:10.0.0.7',
      '1.1.1.1, 8.8.8.8, fd00::1',
      false,
      '8.8.8.8',
    ],
    [
      'a proxy says, whatever it was told by another machine here',
      '127.0.0.1',
      '1.1.1.1, 127.0.0.1',
      true,
      '127.0.0.1',
    ],
  ])('is what %s', (_, remoteAddress, forwarded, hasPublicUrl, expected) => {
    const trust = createProxyTrust(hasPublicUrl, ['10.0.0.0/24', 'fd00::1'])
    expect(clientAddress(from(remoteAddress, forwarded), trust)).toBe(expected)
  })
})

describe('what counts as one place', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::FFFF:c633:6407', '198.51.100.7'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, expected) => {
    expect(networkOf(address)).toBe(expected)
  })
})
