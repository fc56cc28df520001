import { setTimeout as pause } from 'node:timers/promises'
import {
  type ApiError,
  allows,
  type CreatedMap,
  encodeLooking,
  type MapAccess,
  type MapImages,
  type MapPerson,
  MESSAGE,
  type OpenedLink,
  PATHS,
  ROLES,
  type Role,
  type ShareLink,
  type Version,
} from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser, guestWith, type RawSocket } from './browser.ts'
import { ROUTES } from './routes.ts'

/** Stands in everything that somebody sends without the right to; it must be found nowhere. */
const FORBIDDEN = 'forbidden-words'

let server: AccessServer
let owner: Browser
let mapId: string
let browser: (role: Role) => Browser
/** In the room from the beginning: what it gets is all that anybody is told. */
let listener: RawSocket

beforeAll(async () => {
  server = await startAccessServer()
  owner = createBrowser(server.url)
  const shared = await shareMap()
  mapId = shared.mapId
  browser = shared.browser
  listener = await owner.connect(mapId)
  listener.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
})
afterAll(async () => {
  listener.close()
  await server.remove()
})

/** A new map, with somebody of each role. */
async function shareMap() {
  const doc = new Y.Doc()
  doc.getMap('cards').set('one', 'allowed from the start')
  const { id } = (await owner.ask('POST', PATHS.maps, Y.encodeStateAsUpdate(doc))).json<CreatedMap>()
  await owner.ask('PUT', PATHS.access(id), { addressRole: null })
  const browserOf = new Map<Role, Browser>()
  for (const role of ROLES) browserOf.set(role, (await guestWith(role, id, server.url, owner)).browser)
  const browser = (role: Role): Browser => {
    const found = browserOf.get(role)
    if (!found) throw new Error(`There is nobody who may ${role}.`)
    return found
  }
  return { mapId: id, browser }
}

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

function writing(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('cards').set(words, words)
  return Y.encodeStateAsUpdate(doc)
}

function presence(client: number, state: unknown): Uint8Array {
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, 1)
  encoding.writeVarUint(content, client)
  encoding.writeVarUint(content, 1)
  encoding.writeVarString(content, JSON.stringify(state))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content))
  return encoding.toUint8Array(encoder)
}

function savedFrame(): Uint8Array {
  return new Uint8Array([MESSAGE.saved, 1, 7])
}

/** Disk, memory of the room, broadcasts, and what goes out over HTTP. */
async function expectNowhere(words: string): Promise<void> {
  expect(server.holds(words), 'on disk').toBe(false)
  expect(
    listener.frames.some((frame) => frame.includes(words)),
    'told to others',
  ).toBe(false)
  const late = await owner.connect(mapId)
  late.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
  await expect.poll(() => late.frames.some((frame) => frame.includes('allowed from the start'))).toBe(true)
  expect(
    late.frames.some((frame) => frame.includes(words)),
    'in the room',
  ).toBe(false)
  late.close()
  for (const path of [
    PATHS.snapshot(mapId),
    PATHS.picture(mapId, 'svg'),
    PATHS.comments(mapId),
    PATHS.versions(mapId),
  ]) {
    const { status, bytes } = await owner.ask('GET', path)
    expect(status, path).toBe(200)
    expect(bytes.includes(words), path).toBe(false)
  }
}

/** All that a request about the map can change, as its owner sees it; not who was where when. */
async function stateOf(id: string) {
  const ask = async <Answer>(path: string) => (await owner.ask('GET', path)).json<Answer>()
  const links = await ask<ShareLink[]>(PATHS.links(id))
  const people = await ask<MapPerson[]>(PATHS.people(id))
  const { addressRole, locks } = await ask<MapAccess>(PATHS.access(id))
  return {
    addressRole,
    locks,
    links: links.map(({ id, role, label, expiresAt }) => ({ id, role, label, expiresAt })),
    people: people
      .map(({ person, role, via }) => ({ id: person.id, role, via }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    threads: (await ask<CommentList>(PATHS.comments(id))).threads,
    versions: await ask<Version[]>(PATHS.versions(id)),
    images: await ask<MapImages>(PATHS.images(id)),
    keys: server.linkHashes(id),
    content: (await owner.ask('GET', PATHS.snapshot(id))).bytes.toString('base64'),
  }
}

describe('a role', { timeout: 20_000 }, () => {
  it('is known for every route of a map', () => {
    const ofMaps = Object.entries(PATHS).filter(([, path]) => typeof path === 'function' && path !== PATHS.invitation)
    expect(new Set(ROUTES.map(({ path }) => path))).toEqual(new Set(ofMaps.map(([name]) => name)))
  })

  it.each(ROUTES)(
    '$needed and above may $method $path, nobody else',
    async ({ method, url, thing, body, needed, needsOwnMap }) => {
      const shared = needsOwnMap ? await shareMap() : { mapId, browser }
      const make = async (asker: Browser) =>
        url(shared.mapId, (await thing?.({ url: server.url, mapId: shared.mapId, owner, asker })) ?? '')
      const path = await make(owner)
      const before = await stateOf(shared.mapId)
      const stranger = createBrowser(server.url)
      expect((await stranger.ask(method, path, body?.(FORBIDDEN))).status, 'without a session').toBe(401)
      await stranger.ask('GET', PATHS.me)
      expect((await stranger.ask(method, path, body?.(FORBIDDEN))).status, 'without a link').toBe(403)
      if (method !== 'GET') {
        const foreign = { origin: 'https://evil.example' }
        const { status } = await shared.browser('own').ask(method, path, body?.(FORBIDDEN), foreign)
        expect(status, 'from a page of another host').toBe(403)
      }
      for (const role of ROLES.filter((one) => !allows(one, needed))) {
        expect((await shared.browser(role).ask(method, path, body?.(FORBIDDEN))).status, role).toBe(403)
      }
      expect(await stateOf(shared.mapId), 'changed by who may not').toEqual(before)
      // Who may most comes last.
      for (const role of ROLES.filter((one) => allows(one, needed))) {
        const asker = shared.browser(role)
        const { status } = await asker.ask(method, await make(asker), body?.('allowed'))
        expect([401, 403], role).not.toContain(status)
        if (thing) expect(status, role).toBeLessThan(300)
      }
    },
  )

  it('is needed for the websocket too', async () => {
    const stranger = createBrowser(server.url)
    expect(await stranger.knock(mapId)).toBe(401)
    await stranger.ask('GET', PATHS.me)
    expect(await stranger.knock(mapId)).toBe(403)
    expect(await owner.knock(mapId)).toBe(101)
  })

  it('refused over HTTP leaves nothing behind', () => expectNowhere(FORBIDDEN))

  it.each(['view', 'comment'] as const)(
    '%s writes nothing by any message, and is sent away if it goes on',
    async (role) => {
      const client = Math.floor(Math.random() * 1e9)
      for (const kind of [1, 2]) {
        const socket = await browser(role).connect(mapId)
        socket.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
        socket.send(syncFrame(kind, writing(FORBIDDEN)))
        socket.send(savedFrame())
        socket.send(new Uint8Array([MESSAGE.auth, ...writing(FORBIDDEN)]))
        socket.send(new Uint8Array([MESSAGE.queryAwareness]))
        socket.send(new Uint8Array([MESSAGE.notice, ...writing(FORBIDDEN)]))
        for (const isLooking of [true, false]) socket.send(encodeLooking(isLooking))
        socket.send(new Uint8Array([MESSAGE.looking, ...writing(FORBIDDEN)]))
        socket.send(new Uint8Array([77, ...writing(FORBIDDEN)]))
        socket.send(
          presence(client, {
            user: { name: FORBIDDEN, id: FORBIDDEN, role: 'own' },
            editing: FORBIDDEN,
            drag: FORBIDDEN,
          }),
        )
        await expect.poll(() => socket.frames.some((frame) => frame.includes('allowed from the start'))).toBe(true)
        await expect.poll(() => listener.frames.some((frame) => frame.includes(`Guest who may ${role}`))).toBe(true)
        const denials = () => socket.frames.filter((frame) => frame[0] === MESSAGE.auth).length
        await expect.poll(denials).toBe(1)
        expect(
          socket.frames.some((frame) => frame[0] === MESSAGE.saved),
          'called saved',
        ).toBe(false)
        for (let count = 0; count < 30; count++) socket.send(syncFrame(kind, writing(`${FORBIDDEN} ${count}`)))
        expect(await socket.whenClosed).toBe(4403)
        expect(denials()).toBe(1)
      }
      await expectNowhere(FORBIDDEN)
    },
  )

  it.each(['edit', 'facilitate', 'own'] as const)('%s writes', async (role) => {
    const socket = await browser(role).connect(mapId)
    socket.send(syncFrame(2, writing(`allowed to ${role}`)))
    socket.send(savedFrame())
    await expect.poll(() => socket.frames.some((frame) => frame[0] === MESSAGE.saved)).toBe(true)
    expect(listener.frames.some((frame) => frame.includes(`allowed to ${role}`))).toBe(true)
    socket.close()
  })

  it('nobody else than the session is shown, whoever speaks and whatever they say', async () => {
    const socket = await createEditorSocket()
    socket.raw.send(
      presence(7, { user: { id: 'anybody', name: FORBIDDEN, color: '#000000', role: 'own' }, cursor: null }),
    )
    await expect.poll(() => listener.frames.some((frame) => frame.includes('"role":"edit"'))).toBe(true)
    expect(listener.frames.some((frame) => frame.includes(FORBIDDEN))).toBe(false)
    socket.raw.close()
  })
})

/** Somebody with a link of their own, so that it can be changed. */
async function createEditorSocket(role: Role = 'edit') {
  const { browser, link } = await guestWith(role, mapId, server.url, owner)
  const raw = await browser.connect(mapId)
  const { person } = (await browser.ask('GET', PATHS.access(mapId))).json<MapAccess>()
  return { browser, link, raw, person }
}

/** Goes on writing as if it had not been closed, and gives the code that it hears in the end. */
async function writeOn(socket: RawSocket): Promise<number> {
  for (let count = 0; count < 10; count++) {
    socket.send(syncFrame(2, writing(FORBIDDEN)))
    await pause(5)
  }
  socket.listen()
  return socket.whenClosed
}

describe('a right that ends', { timeout: 20_000 }, () => {
  it.each([
    ['a revoked link', 4403, ({ link }) => owner.ask('DELETE', PATHS.link(mapId, link.id))],
    ['a lowered link', 4510, ({ link }) => owner.ask('PATCH', PATHS.link(mapId, link.id), { role: 'comment' })],
    [
      'a link that ends now',
      4403,
      ({ link }) => owner.ask('PATCH', PATHS.link(mapId, link.id), { expiresAt: Date.now() - 1 }),
    ],
    ['a lowered person', 4510, ({ person }) => owner.ask('PATCH', PATHS.mapPerson(mapId, person.id), { role: 'view' })],
    ['a removed person', 4403, ({ person }) => owner.ask('DELETE', PATHS.mapPerson(mapId, person.id))],
    ['a session that was ended everywhere', 4401, ({ browser }) => browser.ask('DELETE', PATHS.sessions)],
  ] satisfies [string, number, (who: Awaited<ReturnType<typeof createEditorSocket>>) => Promise<{ status: number }>][])(
    'by %s closes the socket with %d within a second, and not one more edit is taken',
    async (_, code, end) => {
      const who = await createEditorSocket()
      who.raw.deafen()
      expect((await end(who)).status).toBeLessThan(300)
      const endedAt = performance.now()
      // From here on: the answer is there, so the right is gone.
      expect(await writeOn(who.raw)).toBe(code)
      expect(performance.now() - endedAt).toBeLessThan(1000)
      await expectNowhere(FORBIDDEN)
    },
  )

  it('by the time that a link was given closes the socket within a second', async () => {
    const { raw, link } = await createEditorSocket()
    const expiresAt = Date.now() + 200
    await owner.ask('PATCH', PATHS.link(mapId, link.id), { expiresAt })
    expect(raw.closedWith).toBeNull()
    expect(await raw.whenClosed).toBe(4403)
    expect(Date.now() - expiresAt).toBeLessThan(1000)
  })

  it('does not come back by the same link, until the person is let in again', async () => {
    const { browser, link, person } = await createEditorSocket()
    await owner.ask('DELETE', PATHS.mapPerson(mapId, person.id))
    expect((await browser.ask('POST', PATHS.openLink, { token: link.token })).status).toBe(403)
    const refusal = await browser.ask('GET', PATHS.snapshot(mapId))
    expect(refusal.status).toBe(403)
    const { person: remover } = (await owner.ask('GET', PATHS.access(mapId))).json<MapAccess>()
    expect(refusal.json<ApiError>().message).toBe(`You were removed from this map by ${remover.name}.`)
    const known = (await owner.ask('GET', PATHS.people(mapId))).json<MapPerson[]>()
    expect(known.find((one) => one.person.id === person.id)).toMatchObject({
      role: null,
      via: 'removed',
      isHere: false,
    })
    await owner.ask('PATCH', PATHS.mapPerson(mapId, person.id), { role: 'comment' })
    expect((await browser.ask('GET', PATHS.access(mapId))).json()).toMatchObject({ role: 'comment' })
  })

  it('leaves those alone whose right stays', () => expect(listener.closedWith).toBeNull())
})

describe('a right that changes', { timeout: 20_000 }, () => {
  it('holds for the next connection of the same browser', async () => {
    const { browser, link, raw } = await createEditorSocket('comment')
    raw.send(syncFrame(2, writing(FORBIDDEN)))
    await owner.ask('PATCH', PATHS.link(mapId, link.id), { role: 'edit' })
    expect(await raw.whenClosed).toBe(4510)
    const again = await browser.connect(mapId)
    again.send(syncFrame(2, writing('allowed after all')))
    await expect.poll(() => listener.frames.some((frame) => frame.includes('allowed after all'))).toBe(true)
    again.close()
    await expectNowhere(FORBIDDEN)
  })

  it('grows by an owner link, also for somebody who was given less', async () => {
    const { browser, person } = await createEditorSocket()
    await owner.ask('PATCH', PATHS.mapPerson(mapId, person.id), { role: 'view' })
    const { link } = await guestWith('own', mapId, server.url, owner)
    const opened = await browser.ask('POST', PATHS.openLink, { token: link.token })
    expect(opened.json<OpenedLink>().role).toBe('own')
    // By the link, and no longer than it holds.
    await owner.ask('DELETE', PATHS.link(mapId, link.id))
    expect((await browser.ask('GET', PATHS.snapshot(mapId))).status).toBe(200)
    expect((await browser.ask('GET', PATHS.access(mapId))).json<MapAccess>().role).toBe('edit')
  })

  it('shows a new name to the others without a new connection', async () => {
    const { browser, raw } = await createEditorSocket()
    raw.send(presence(11, { cursor: null }))
    await browser.ask('PATCH', PATHS.me, { name: 'Ada Lovelace' })
    await expect.poll(() => listener.frames.some((frame) => frame.includes('Ada Lovelace'))).toBe(true)
    expect(raw.closedWith).toBeNull()
    raw.close()
  })
})
