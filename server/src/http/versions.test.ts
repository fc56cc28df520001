import { createJourneyDoc, encodeJourney, type JourneyDoc } from '@journeyboard/doc'
import { smallMap } from '@journeyboard/doc/testing'
import { type CardId, MAP_ID } from '@journeyboard/model'
import {
  type ApiError,
  LIMITS,
  type MapVersions,
  type MapWriters,
  PATHS,
  type Person,
  type RestoredVersion,
  type Role,
  type Version,
} from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Access } from '../access/access.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createLogger } from '../ops/logger.ts'
import { joinInMemory, type MemoryClient, settle } from '../rooms/memoryClient.ts'
import { createRooms } from '../rooms/rooms.ts'
import { createVersions } from '../versions/versions.ts'
import { createWitness } from '../versions/witness.ts'
import { createTestApp } from './testing/testApp.ts'

const MAP = 'map-to-go-back-in'
const cleo = { id: 'p-cleo', name: 'Cleo', color: '#336699' }

let app: FastifyInstance
let role: Role
let person: Person
/** When the right to change the map ends. */
let meanwhile: 'before its turn' | 'when it was kept' | null
let ada: MemoryClient
let doc: JourneyDoc
beforeEach(async () => {
  role = 'own'
  person = cleo
  meanwhile = null
  const log = createMemoryLog()
  const logger = createLogger('silent')
  const access: Access = { check: async () => ({ role, person }) }
  const versions = createVersions(log)
  const witness = createWitness(log, logger)
  const rooms = createRooms({ log, logger, history: { ...versions, ...witness } })
  await log.createMap(MAP, encodeJourney(smallMap()))
  app = await createTestApp(log, {
    access,
    notify: rooms.notify,
    history: {
      versions: {
        ...versions,
        async keep(...args) {
          const version = await versions.keep(...args)
          if (meanwhile === 'when it was kept') role = 'comment'
          return version
        },
      },
      witness,
      async change(...args) {
        if (meanwhile === 'before its turn') role = 'comment'
        await rooms.change(...args)
      },
    },
  })
  ada = joinInMemory(rooms, MAP)
  await settle()
  doc = createJourneyDoc(ada.doc)
})
afterEach(async () => {
  ada.leave()
  doc.destroy()
  await app.close()
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (method: Method, url: string, body?: object, headers: Record<string, string> = {}) =>
  app.inject({ method, url, headers, ...(body && { payload: body }) })
const name = async (words: string) => (await ask('POST', PATHS.versions(MAP), { name: words })).json<Version>()
const list = async () => (await ask('GET', PATHS.versions(MAP))).json<MapVersions>().versions
const rename = async (title: string) => {
  doc.change('Title', (changes) => changes.setText('map', MAP_ID, 'title', title))
  await settle()
}
const title = () => doc.readText('map', MAP_ID, 'title')

describe('versions over HTTP', () => {
  it('are named, listed with who did it, read, and told to whoever has the map open', async () => {
    await rename('Bikes')
    const version = await name('  Before the workshop ')
    expect(version).toMatchObject({ name: 'Before the workshop', kind: 'named', people: [cleo] })
    expect((await list()).map((one) => one.name)).toEqual(['Before the workshop', null])
    const read = await ask('GET', PATHS.version(MAP, version.id))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, read.rawPayload)
    expect(createJourneyDoc(copy).readText('map', MAP_ID, 'title')).toBe('Bikes')
    expect(ada.notices).toContainEqual({ topic: 'versions', data: null })
  })

  it('a restore changes the open map for everybody, keeps what stood, and can be taken back the same way', async () => {
    const { id } = await name('Good')
    await rename('Spoilt')
    doc.change('Delete', (changes) => changes.delete('card', 'c1' as CardId))
    await settle()
    const restored = await ask('POST', PATHS.restoreVersion(MAP, id))
    expect(restored.statusCode).toBe(200)
    await settle()
    expect(title()).toBe('A map')
    expect(doc.projection.journey().cardById.has('c1' as CardId)).toBe(true)
    const { kept } = restored.json<RestoredVersion>()
    expect((await list()).find((one) => one.id === kept)).toMatchObject({ kind: 'restore', people: [cleo] })
    await ask('POST', PATHS.restoreVersion(MAP, kept))
    await settle()
    expect(title()).toBe('Spoilt')
    expect(doc.projection.journey().cardById.has('c1' as CardId)).toBe(false)
  })

  it.each(['before its turn', 'when it was kept'] as const)(
    'a restore is not made when the right to it ends %s',
    async (moment) => {
      const { id } = await name('Good')
      await rename('Spoilt')
      meanwhile = moment
      expect((await ask('POST', PATHS.restoreVersion(MAP, id))).statusCode).toBe(403)
      await settle()
      expect(title()).toBe('Spoilt')
    },
  )

  it('are restored a few times a minute', async () => {
    const { id } = await name('Good')
    const statuses: number[] = []
    for (let count = 0; count < 7; count++) {
      statuses.push((await ask('POST', PATHS.restoreVersion(MAP, id))).statusCode)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429])
  })

  it('are there to be restored by others, whatever guests of one address ask for', async () => {
    const { id } = await name('Good')
    const statusFor = async (who: string, remoteAddress: string, version = id) => {
      person = { ...cleo, id: who }
      return (await app.inject({ method: 'POST', url: PATHS.restoreVersion(MAP, version), remoteAddress })).statusCode
    }
    role = 'edit'
    for (let count = 0; count < 7; count++) expect(await statusFor('p-vandal', '192.0.2.7', 999)).toBe(404)
    for (let count = 0; count < 6; count++) expect(await statusFor(`p-vandal-${count}`, '192.0.2.7')).toBe(200)
    expect(await statusFor('p-vandal-6', '192.0.2.7')).toBe(429)
    expect(await statusFor('p-dan', '192.0.2.8')).toBe(200)
    role = 'facilitate'
    expect(await statusFor('p-ella', '192.0.2.7')).toBe(200)
  })

  it('a restore is known as the writing of who asked for it', async () => {
    const { id } = await name('Good')
    await rename('Spoilt')
    await ask('POST', PATHS.restoreVersion(MAP, id))
    await settle()
    const { writers } = (await ask('GET', PATHS.writers(MAP))).json<MapWriters>()
    expect(writers.map((writer) => writer.person.id).sort()).toEqual([`person-${ada.doc.clientID}`, cleo.id].sort())
  })

  it('get other names, and go', async () => {
    const { id } = await name('Goood')
    expect((await ask('PATCH', PATHS.version(MAP, id), { name: 'Good' })).json()).toMatchObject({ id, name: 'Good' })
    expect((await ask('DELETE', PATHS.version(MAP, id))).statusCode).toBe(204)
    expect((await ask('GET', PATHS.version(MAP, id))).statusCode).toBe(404)
    expect((await ask('POST', PATHS.restoreVersion(MAP, id))).statusCode).toBe(404)
  })

  it('that somebody has named are renamed by them and who facilitates, and deleted by who owns the map', async () => {
    const { id } = await name('Before the vandals')
    person = { id: 'p-dan', name: 'Dan', color: '#663399' }
    const statusOf = async (method: Method, version: number) =>
      (await ask(method, PATHS.version(MAP, version), { name: 'Mine' })).statusCode
    role = 'edit'
    expect(await statusOf('PATCH', id)).toBe(403)
    role = 'facilitate'
    expect(await statusOf('DELETE', id)).toBe(403)
    expect(await statusOf('PATCH', id)).toBe(200)
    role = 'own'
    expect(await statusOf('DELETE', id)).toBe(204)
  })

  it('have names up to a limit, also when many ask at once', { timeout: 20_000 }, async () => {
    const { id } = await name('The first')
    await rename('Bikes')
    const most = LIMITS.mapNamedVersions
    const asked = Array.from({ length: most }, (_, at) => ask('POST', PATHS.versions(MAP), { name: `${at}` }))
    const answers = await Promise.all(asked)
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(most - 1)
    const [refused] = answers.filter(({ statusCode }) => statusCode !== 201)
    expect([refused?.statusCode, refused?.json<ApiError>().message]).toEqual([
      413,
      expect.stringContaining('200 named'),
    ])
    // Another name for a named one takes no room; a first name for an automatic one does.
    expect((await ask('PATCH', PATHS.version(MAP, id), { name: 'Still the first' })).statusCode).toBe(200)
    const restored = await ask('POST', PATHS.restoreVersion(MAP, id))
    expect(restored.statusCode).toBe(200)
    await rename('Cars')
    const { kept } = (await ask('POST', PATHS.restoreVersion(MAP, id))).json<RestoredVersion>()
    expect((await ask('PATCH', PATHS.version(MAP, kept), { name: 'One more' })).statusCode).toBe(413)
    await ask('DELETE', PATHS.version(MAP, id))
    expect((await ask('PATCH', PATHS.version(MAP, kept), { name: 'One more' })).statusCode).toBe(200)
  })

  it.each([[{ name: '' }], [{ name: ' ' }], [{ name: 'x'.repeat(81) }], [{ name: 7 }], [{}], [['name']]])(
    'are not named %j',
    async (body) => {
      expect((await ask('POST', PATHS.versions(MAP), body)).statusCode).toBe(400)
      expect(await list()).toEqual([])
    },
  )

  it('are not to be had by other ids than theirs, or of maps that are not there', async () => {
    for (const id of ['0', '-1', '1e9', '..%2F1', '99999', '1;DROP TABLE map_version'])
      expect((await ask('GET', PATHS.version(MAP, id))).statusCode).toBe(404)
    expect((await ask('GET', PATHS.versions('no-such-map'))).statusCode).toBe(404)
    expect((await ask('POST', PATHS.versions(MAP), { name: 'x' }, { origin: 'https://evil.example' })).statusCode).toBe(
      403,
    )
  })

  it.each<[Role, string]>([
    ['view', ''],
    ['comment', 'list read writers visit'],
    ['edit', 'list read writers visit name rename restore'],
    ['facilitate', 'list read writers visit name rename restore'],
    ['own', 'list read writers visit name rename restore delete'],
  ])('who may %s may: %s', async (tried, allowed) => {
    const { id } = await name('Good')
    role = tried
    const answers = {
      list: await ask('GET', PATHS.versions(MAP)),
      read: await ask('GET', PATHS.version(MAP, id)),
      writers: await ask('GET', PATHS.writers(MAP)),
      visit: await ask('GET', PATHS.lastVisit(MAP)),
      name: await ask('POST', PATHS.versions(MAP), { name: 'Mine' }),
      rename: await ask('PATCH', PATHS.version(MAP, id), { name: 'Mine too' }),
      restore: await ask('POST', PATHS.restoreVersion(MAP, id)),
      delete: await ask('DELETE', PATHS.version(MAP, id)),
    }
    const may = Object.entries(answers).flatMap(([what, { statusCode }]) => (statusCode < 300 ? [what] : []))
    expect(may.join(' ')).toBe(allowed)
    const others = Object.values(answers).filter(({ statusCode }) => statusCode >= 300)
    expect(others.every(({ statusCode }) => statusCode === 403)).toBe(true)
  })
})
