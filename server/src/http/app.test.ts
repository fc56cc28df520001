import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { DOCUMENT_SCHEMA } from '@journeyboard/doc'
import { PATHS, type Role } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Access } from '../access/access.ts'
import { beginSetup } from '../access/invitations.ts'
import { createOffice, type Office } from '../access/office.ts'
import { DamagedDocError } from '../log/log.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { tangledUpdate } from '../rooms/memoryClient.ts'
import { sql } from '../tables/tables.ts'
import { createTestApp } from './testing/testApp.ts'

let log: MemoryLog
let app: FastifyInstance
let webFolder: string
let access: Access
let isDraining: boolean

beforeEach(async () => {
  log = createMemoryLog()
  access = somebody('edit')
  isDraining = false
  webFolder = mkdtempSync(join(tmpdir(), 'journeyboard-web-'))
  app = await createTestApp(log, {
    webFolder,
    access: { check: (...args) => access.check(...args) },
    isDraining: () => isDraining,
    rates: { create: 5 },
  })
})
afterEach(async () => {
  await app.close()
  rmSync(webFolder, { recursive: true })
})

const somebody = (role: Role): Access => ({
  check: async () => ({ role, person: { id: 'p', name: 'Ana', color: '#336699' } }),
})

function fillWebFolder(): void {
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Journeyboard</title>')
  writeFileSync(join(webFolder, 'assets/main-4f2a.js'), 'export {}')
  writeFileSync(join(webFolder, 'sw.js'), 'self')
}

const aMap = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('cards').set('one', 1)
  return Y.encodeStateAsUpdate(doc)
}

const post = (body: Uint8Array | string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({
    method: 'POST',
    remoteAddress,
    url: '/api/maps',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    payload: typeof body === 'string' ? body : Buffer.from(body),
  })

describe('making a map', () => {
  it('refuses one that a newer Journeyboard wrote', async () => {
    const doc = new Y.Doc()
    doc.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1)
    const response = await post(Y.encodeStateAsUpdate(doc))
    expect([response.statusCode, response.json().message]).toEqual([409, expect.stringContaining('newer Journeyboard')])
  })

  it('answers with its id when it is in the log, at once with its owner', async () => {
    let isCommitted = false
    let owners: unknown = 'nobody asked'
    const { createMap } = log
    log.createMap = async (...map) => {
      await new Promise((resolve) => setImmediate(resolve))
      isCommitted = true
      await createMap(...map)
      const given = sql.selectFrom('map_person').select('given_role').where('map_id', '=', map[0])
      owners = log.tables.all(given).map(({ given_role }) => given_role)
    }
    const response = await post(aMap())
    expect(response.statusCode).toBe(201)
    expect(isCommitted).toBe(true)
    expect(owners).toEqual(['own'])
    const snapshot = await app.inject(`/api/maps/${response.json().id}/snapshot`)
    expect(snapshot.headers['x-journeyboard-generation']).toBe('1')
    expect(snapshot.headers['cache-control']).toBe('no-store')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, snapshot.rawPayload)
    expect(doc.getMap('cards').toJSON()).toEqual({ one: 1 })
  })

  it.each([
    ['noise', () => new Uint8Array([9, 9, 9]), 400, 'cut short'],
    ['nothing', () => '', 400, 'cut short'],
    ['too much', () => new Uint8Array(8 * 1024 * 1024 + 1), 413, 'too big'],
    ['a part of a map', partOfAMap, 400, 'missing'],
    ['a map that would hold up everybody', () => tangledUpdate(10_000), 400, 'too long'],
  ])('refuses %s with a sentence', async (_, body, status, word) => {
    const response = await post(body())
    expect(response.statusCode).toBe(status)
    expect(response.json()).toMatchObject({ error: expect.any(String), message: expect.stringContaining(word) })
  })

  it('refuses other types, pages of other hosts, and names of other hosts that lead here', async () => {
    const rebound = await app.inject({ url: '/', headers: { host: 'evil.example:4400' } })
    expect([rebound.statusCode, rebound.json().message]).toEqual([403, expect.stringContaining('localhost')])
    expect((await post('{}', { 'content-type': 'application/json' })).statusCode).toBe(415)
    expect((await post('x', { 'content-type': 'text/plain' })).json().message).toContain('octet-stream')
    expect((await post(aMap(), { origin: 'https://evil.example' })).statusCode).toBe(403)
  })

  it('makes no guest the owner of a map on a private server, if their session ended while it was on its way', async () => {
    const office = createOffice({
      tables: log.tables,
      mode: 'private',
      isSecure: false,
      notify: () => {},
      onError: (error) => void Promise.reject(error),
    })
    const isAsked = Promise.withResolvers<void>()
    const sessionOf: Office['sessionOf'] = (request) => {
      const session = office.sessionOf(request)
      if (session) isAsked.resolve()
      return session
    }
    const slow = await createTestApp(log, { office: { ...office, sessionOf } })
    const token = await beginSetup(log.tables, Date.now())
    const account = { name: 'Ada', password: 'a long enough password', token }
    const made = await slow.inject({ method: 'POST', url: PATHS.account, payload: account })
    const cookie = String(made.headers['set-cookie']).split(';')[0] ?? ''
    const map = aMap()
    async function* body() {
      yield map.subarray(0, 4)
      await isAsked.promise
      await log.tables.commit(sql.deleteFrom('session'))
      yield map.subarray(4)
    }
    const headers = { cookie, 'content-type': 'application/octet-stream' }
    const posted = await slow.inject({ method: 'POST', url: PATHS.maps, headers, payload: Readable.from(body()) })
    expect([posted.statusCode, posted.headers['set-cookie']]).toEqual([403, undefined])
    expect(log.tables.all(sql.selectFrom('map').selectAll())).toEqual([])
    await slow.close()
  })

  it.each([
    ['address', ['198.51.100.7', '::ffff:198.51.100.7'], '198.51.100.8'],
    ['line of IPv6', ['2001:db8:1:2::9', '2001:db8:1:2:a:b:c:d'], '2001:db8:1:3::9'],
  ])('too often from one %s has to wait', async (_, addresses, other) => {
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) {
      statuses.push((await post(aMap(), {}, addresses[index % 2])).statusCode)
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
    expect((await post(aMap(), {}, other)).statusCode).toBe(201)
  })

  it('is not answered with success by a disk that is full', async () => {
    log.createMap = async () => {
      throw new Error('database or disk is full at /srv/secret')
    }
    const response = await post(aMap())
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('secret')
  })
})

describe('reading a map', () => {
  it.each([
    ['nobody-made-me', 404],
    ['short', 400],
  ])('%s answers %d', async (id, status) => {
    const response = await app.inject(`/api/maps/${id}/snapshot`)
    expect(response.statusCode).toBe(status)
    expect(response.json().message).toMatch(/\.$/)
  })

  it('asks the access check', async () => {
    access = { check: async () => ({ code: 4401, reason: 'Open the link again.' }) }
    expect((await app.inject('/api/maps/map-for-tests/snapshot')).statusCode).toBe(401)
  })

  it('lets nobody add images who may only look or comment', async () => {
    access = somebody('comment')
    const headers = { 'content-type': 'application/octet-stream' }
    const request = {
      method: 'POST',
      url: '/api/maps/map-for-tests/images',
      headers,
      payload: Buffer.from('x'),
    } as const
    const response = await app.inject(request)
    expect(response.statusCode).toBe(403)
    expect(response.json().message).toBe('You may not change this map.')
  })

  it('that is damaged says so', async () => {
    log.read = async () => {
      throw new DamagedDocError('update 2 of 3 is damaged')
    }
    const response = await app.inject('/api/maps/map-for-tests/snapshot')
    expect(response.statusCode).toBe(500)
    expect(response.json().message).toContain('damaged')
  })
})

describe('health', () => {
  it('is ready when the disk takes a commit', async () => {
    expect((await app.inject('/healthz')).statusCode).toBe(200)
    expect((await app.inject('/readyz')).statusCode).toBe(200)
    log.beforeCommit = async () => {
      throw new Error('read-only')
    }
    expect((await app.inject('/readyz')).statusCode).toBe(503)
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })

  it('is not ready on the way down', async () => {
    isDraining = true
    expect((await app.inject('/readyz')).statusCode).toBe(503)
  })
})

describe('pages', () => {
  it.each(['/', '/map/abcdefgh', '/any/where?x=1'])('%s is the app, asked for anew each time', async (url) => {
    fillWebFolder()
    const response = await app.inject(url)
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.headers['cache-control']).toBe('no-cache')
  })

  it('keeps hashed files for ever, and the service worker never', async () => {
    fillWebFolder()
    const script = await app.inject('/assets/main-4f2a.js')
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await app.inject('/sw.js')).headers['cache-control']).toBe('no-cache')
  })

  it('of a map ask for the files of the board at once, where the build has such a page', async () => {
    fillWebFolder()
    expect((await app.inject('/map/abcdefgh')).body).toContain('<title>Journeyboard</title>')
    writeFileSync(join(webFolder, 'map.html'), 'with all that a board needs')
    expect((await app.inject('/map/abcdefgh')).body).toBe('with all that a board needs')
    expect((await app.inject('/map/abcdefgh')).headers['cache-control']).toBe('no-cache')
    expect((await app.inject('/map/abcdefgh/more')).body).toContain('<title>Journeyboard</title>')
  })

  it('of a map let the browser ask for its content before any script has come', async () => {
    fillWebFolder()
    const link = '</api/maps/abcdefgh/snapshot>; rel=preload; as=fetch; crossorigin'
    expect((await app.inject('/map/abcdefgh')).headers.link).toBe(link)
    for (const url of ['/', '/map/no', '/map/abcdefgh/more'])
      expect((await app.inject(url)).headers.link, url).toBeUndefined()
  })

  it.each(['/assets/gone-1234.js', '/api/nothing', '/missing.png', '/..%2f..%2fpackage.json'])(
    '%s is not the app',
    async (url) => {
      fillWebFolder()
      const response = await app.inject(url)
      expect(response.statusCode).toBeGreaterThanOrEqual(400)
      expect(response.headers['cache-control']).not.toContain('immutable')
      expect(response.json().message).toMatch(/\.$/)
    },
  )

  it('say that they are not built yet', async () => {
    const response = await app.inject('/')
    expect(response.statusCode).toBe(404)
    expect(response.json().message).toContain('npm start')
  })

  it('allow only what comes from here, over plain HTTP too', async () => {
    fillWebFolder()
    const { headers } = await app.inject({ url: '/', headers: { host: '127.0.0.5:4400' } })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain('ws://127.0.0.5:4400')
    expect(policy).not.toMatch(/upgrade-insecure-requests|'unsafe-eval'/)
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

function partOfAMap(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'first')
  const stateVector = Y.encodeStateVector(doc)
  doc.getText('t').insert(5, ' second')
  return Y.encodeStateAsUpdate(doc, stateVector)
}
