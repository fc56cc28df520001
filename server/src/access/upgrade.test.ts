import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { describe, expect, it } from 'vitest'
import type { Access } from './access.ts'
import { createHostCheck, createOriginCheck } from './origin.ts'
import { judgeUpgrade, type UpgradeChecks } from './upgrade.ts'

const MAP = 'map-for-tests'
const asked: string[] = []

const anybody: Access = {
  check: async () => ({ role: 'edit', person: { id: 'p', name: 'Ana', color: '#336699' } }),
}

function checks(changes: Partial<UpgradeChecks> = {}): UpgradeChecks {
  return {
    access: anybody,
    isOwnOrigin: createOriginCheck(null, []),
    isOwnHost: createHostCheck(null),
    isTrustedProxy: () => false,
    limiter: new RateLimiterMemory({ points: 1000, duration: 10 }),
    async headOf(mapId) {
      asked.push(mapId)
      return mapId === MAP ? { generation: 1, seq: 1 } : null
    },
    ...changes,
  }
}

const request = (url: string, headers: Record<string, string> = {}) =>
  ({ url, headers: { host: 'localhost:4400', ...headers }, socket: { remoteAddress: '10.0.0.1' } }) as IncomingMessage

describe('an upgrade', () => {
  it.each([
    [`/sync/${MAP}`],
    [`/sync/${MAP}?`],
    [`/sync/${MAP}?generation=1&schema=1`],
    [`/sync/${MAP}?token=unknown`],
  ])('to %s joins the map', async (url) => {
    expect(await judgeUpgrade(request(url), checks())).toMatchObject({
      kind: 'join',
      mapId: MAP,
      visitor: { role: 'edit', hearsNotices: url.includes('schema') },
    })
  })

  it.each([
    [`/sync/${MAP}?generation=2`, 4409],
    [`/sync/${MAP}?generation=1&schema=0`, 4409],
    [`/sync/${MAP}?schema=99`, 4409],
  ])('to %s is closed with %d', async (url, code) => {
    expect(await judgeUpgrade(request(url), checks())).toMatchObject({ kind: 'close', code })
  })

  it.each([
    ['/sync/short', 400],
    ['/sync/', 400],
    [`/sync/${MAP}/more`, 400],
    ['/sync/..%2F..%2Fetc%2Fpasswd', 400],
    ['/sync/nobody-made-me', 404],
  ])('to %s is refused with %d', async (url, status) => {
    expect(await judgeUpgrade(request(url), checks())).toMatchObject({ kind: 'refuse', status })
  })

  it('is counted by the line that it comes by, whichever of its addresses of IPv6 that takes', async () => {
    const limited = checks({ limiter: new RateLimiterMemory({ points: 1, duration: 10 }) })
    const from = (remoteAddress: string) =>
      judgeUpgrade({ ...request(`/sync/${MAP}`), socket: { remoteAddress } } as IncomingMessage, limited)
    expect(await from('2001:db8:1:2::9')).toMatchObject({ kind: 'join', visitor: { address: '2001:db8:1:2::/64' } })
    expect(await from('2001:db8:1:2::a')).toMatchObject({ kind: 'refuse', status: 429 })
    expect(await from('2001:db8:1:3::9')).toMatchObject({ kind: 'join' })
  })

  it.each([['/'], ['/elsewhere'], ['/sync'], ['//'], ['http://[']])('to %s is no websocket of ours', async (url) => {
    expect(await judgeUpgrade(request(url), checks())).toMatchObject({ kind: 'refuse', status: 404 })
  })

  it('from a page of another host is refused before anybody looks for the map', async () => {
    asked.length = 0
    const verdict = await judgeUpgrade(request(`/sync/${MAP}`, { origin: 'https://evil.example' }), checks())
    expect(verdict).toMatchObject({ kind: 'refuse', status: 403 })
    expect(asked).toEqual([])
  })

  it('to a name that is not this machine’s is refused', async () => {
    const rebound = request(`/sync/${MAP}`, { host: 'evil.example:4400', origin: 'http://evil.example:4400' })
    expect(await judgeUpgrade(rebound, checks())).toMatchObject({ kind: 'refuse', status: 403 })
  })

  it.each([
    ['without a session', 4401, 401],
    ['without the right', 4403, 403],
    ['to a map in the trash', 4404, 404],
  ] as const)('of somebody %s becomes no websocket, and nobody looks for the map', async (_, code, status) => {
    asked.length = 0
    const access = { check: async () => ({ code, reason: 'No.' }) }
    const verdict = await judgeUpgrade(request(`/sync/${MAP}`), checks({ access }))
    expect(verdict).toMatchObject({ kind: 'refuse', status, message: 'No.' })
    expect(asked).toEqual([])
  })

  it('too many from one address are refused, others are not', async () => {
    const limiter = new RateLimiterMemory({ points: 2, duration: 10 })
    const from = async (remoteAddress: string) => {
      const upgrade = { ...request(`/sync/${MAP}`), socket: { remoteAddress } } as IncomingMessage
      return (await judgeUpgrade(upgrade, checks({ limiter }))).kind
    }
    expect([await from('a'), await from('a'), await from('a'), await from('b')]).toEqual([
      'join',
      'join',
      'refuse',
      'join',
    ])
  })
})

describe('the name of the server in a request', () => {
  it.each([
    [null, 'localhost:4400', true],
    [null, 'journeys.localhost', true],
    [null, '127.0.0.2:4400', true],
    [null, '[::1]:4400', true],
    [null, 'tunnel.example.com', false],
    [null, 'evil.example:4400', false],
    [null, 'localhost.evil.example', false],
    [null, '192.168.1.5:4400', false],
    [null, '', true],
    [null, 'Localhost.:4400', true],
    [null, 'a b', false],
    ['https://maps.example.com', '10.0.0.1', true],
  ])('with the public address %s, %s: %s', (publicUrl, host, expected) => {
    expect(createHostCheck(publicUrl)({ host })).toBe(expected)
  })
})

describe('an origin', () => {
  it.each([
    [null, undefined, true],
    [null, 'http://localhost:4400', true],
    [null, 'https://localhost:4400', true],
    [null, 'http://localhost:4401', false],
    [null, 'http://evil.example', false],
    [null, 'null', false],
    [null, 'https://other.example.com', true],
    ['https://maps.example.com', 'https://maps.example.com', true],
    ['https://maps.example.com', 'http://maps.example.com', false],
    ['https://maps.example.com', 'http://localhost:4400', true],
  ])('at %s, %s: %s', (publicUrl, origin, expected) => {
    const headers = { host: 'localhost:4400', ...(origin === undefined ? {} : { origin }) }
    expect(createOriginCheck(publicUrl, ['https://other.example.com'])(headers)).toBe(expected)
  })

  it('that names the host of the request counts for nothing when the server knows its own name', () => {
    const rebound = { host: 'evil.example', origin: 'http://evil.example' }
    expect(createOriginCheck('https://maps.example.com', [])(rebound)).toBe(false)
  })
})
