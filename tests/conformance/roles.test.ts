import { setTimeout as pause } from 'node:timers/promises'
import {
  type ApiError,
  allows,
  type MapAccess,
  type MapPerson,
  MESSAGE,
  type OpenedLink,
  PATHS,
  ROLES,
  type Role,
} from '@journeyboard/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser, guestWith, type RawSocket } from './browser.ts'
import { askForAll, idleFrames, presenceFrame, savedFrame, sendEverything, writeFrame } from './messages.ts'
import { ROUTES } from './routes.ts'
import { expectNowhere, exportedFrom, START, shareMap, stateOf } from './sharedMap.ts'

/** Stands in everything that somebody sends without the right to; it must be found nowhere. */
const FORBIDDEN = 'forbidden-words'

let server: AccessServer
let owner: Browser
let mapId: string
let browser: (role: Role) => Browser
let listener: RawSocket

beforeAll(async () => {
  server = await startAccessServer()
  owner = createBrowser(server.url)
  const shared = await shareMap({ server, owner })
  mapId = shared.mapId
  browser = shared.browser
  listener = await owner.connect(mapId)
  listener.send(askForAll())
})
afterAll(async () => {
  listener.close()
  await server.remove()
})

const nowhere = (words: string) => expectNowhere({ server, owner, mapId, listener }, words)

describe('a role', { timeout: 20_000 }, () => {
  it('is known for every route of a map', () => {
    const ofMaps = Object.entries(PATHS).filter(([, path]) => typeof path === 'function' && path !== PATHS.invitation)
    expect(new Set(ROUTES.map(({ path }) => path))).toEqual(new Set(ofMaps.map(([name]) => name)))
  })

  it.each(ROUTES)(
    '$needed and above may $method $path, nobody else',
    async ({ method, url, thing, body, needed, needsOwnMap }) => {
      const shared = needsOwnMap ? await shareMap({ server, owner }) : { mapId, browser }
      const make = async (asker: Browser) =>
        url(shared.mapId, (await thing?.({ url: server.url, mapId: shared.mapId, owner, asker })) ?? '')
      const path = await make(owner)
      const before = await stateOf({ server, owner }, shared.mapId)
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
      expect(await stateOf({ server, owner }, shared.mapId), 'changed by who may not').toEqual(before)
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

  it('refused over HTTP leaves nothing behind', () => nowhere(FORBIDDEN))

  it.each(['view', 'comment'] as const)(
    '%s writes nothing by any message, and is sent away if it goes on',
    async (role) => {
      for (const kind of [1, 2] as const) {
        const socket = await browser(role).connect(mapId)
        sendEverything(socket, FORBIDDEN)
        await expect.poll(() => socket.frames.some((frame) => frame.includes(START))).toBe(true)
        await expect.poll(() => listener.frames.some((frame) => frame.includes(`Guest who may ${role}`))).toBe(true)
        const denials = () => socket.frames.filter((frame) => frame[0] === MESSAGE.auth).length
        await expect.poll(denials).toBe(1)
        expect(
          socket.frames.some((frame) => frame[0] === MESSAGE.saved),
          'called saved',
        ).toBe(false)
        for (let count = 0; count < 30; count++) socket.send(writeFrame(kind, `${FORBIDDEN} ${count}`))
        expect(await socket.whenClosed).toBe(4403)
        expect(denials()).toBe(1)
      }
      await nowhere(FORBIDDEN)
    },
  )

  it.each(['edit', 'facilitate', 'own'] as const)(
    '%s is heard with every message that says something',
    async (role) => {
      const socket = await browser(role).connect(mapId)
      const hears = (words: string) =>
        expect.poll(() => socket.frames.some((frame) => frame.includes(words))).toBe(true)
      const isTold = (words: string) =>
        expect.poll(() => listener.frames.some((frame) => frame.includes(words))).toBe(true)
      const presencesHeard = () => socket.frames.filter((frame) => frame[0] === MESSAGE.awareness).length
      socket.send(askForAll())
      await hears(START)
      socket.send(writeFrame(2, `allowed to ${role}`))
      await isTold(`allowed to ${role}`)
      socket.send(writeFrame(1, `allowed to ${role} from afar`))
      await isTold(`allowed to ${role} from afar`)
      socket.send(savedFrame())
      await expect.poll(() => socket.frames.some((frame) => frame[0] === MESSAGE.saved)).toBe(true)
      for (const frame of idleFrames(FORBIDDEN)) socket.send(frame)
      await isTold(`Guest who may ${role}`)
      listener.send(presenceFrame(5, { cursor: null }))
      await expect.poll(presencesHeard).toBeGreaterThan(0)
      const before = presencesHeard()
      socket.send(new Uint8Array([MESSAGE.queryAwareness]))
      await expect.poll(presencesHeard).toBeGreaterThan(before)
      expect(socket.closedWith).toBeNull()
      socket.close()
      expect(server.holds(`allowed to ${role}`)).toBe(true)
      const exported = await exportedFrom(server)
      expect(exported).toContain(`"allowed to ${role}"`)
      expect(exported).toContain(`"allowed to ${role} from afar"`)
      await nowhere(FORBIDDEN)
    },
  )

  it('nobody else than the session is shown, whoever speaks and whatever they say', async () => {
    const socket = await createEditorSocket()
    socket.raw.send(
      presenceFrame(7, { user: { id: 'anybody', name: FORBIDDEN, color: '#000000', role: 'own' }, cursor: null }),
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
    socket.send(writeFrame(2, FORBIDDEN))
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
      await nowhere(FORBIDDEN)
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
    raw.send(writeFrame(2, FORBIDDEN))
    await owner.ask('PATCH', PATHS.link(mapId, link.id), { role: 'edit' })
    expect(await raw.whenClosed).toBe(4510)
    const again = await browser.connect(mapId)
    again.send(writeFrame(2, 'allowed after all'))
    await expect.poll(() => listener.frames.some((frame) => frame.includes('allowed after all'))).toBe(true)
    again.close()
    await nowhere(FORBIDDEN)
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
    raw.send(presenceFrame(11, { cursor: null }))
    await browser.ask('PATCH', PATHS.me, { name: 'Ada Lovelace' })
    await expect.poll(() => listener.frames.some((frame) => frame.includes('Ada Lovelace'))).toBe(true)
    expect(raw.closedWith).toBeNull()
    raw.close()
  })
})
