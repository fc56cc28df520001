import { allows, type MapAccess, PATHS, type Role } from '@journeyboard/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { createBrowser, guestWith } from './browser.ts'
import { askForAll, sendEverything, writeFrame } from './messages.ts'
import { ROUTES, type RouteCase } from './routes.ts'
import { expectNowhere, type Scene, START, shareMap, stateOf } from './sharedMap.ts'

/** Stands in everything that somebody sends whose right has ended; it must be found nowhere. */
const FORBIDDEN = 'forbidden-since-then'

let server: AccessServer
/** A map of its own for each test. */
let scene: Scene

beforeAll(async () => {
  server = await startAccessServer({}, { comment: 10_000, picture: 10_000, image: 10_000, upgrades: 10_000 })
})
afterAll(() => server.remove())
beforeEach(async () => {
  const owner = createBrowser(server.url)
  const { mapId } = await shareMap({ server, owner })
  const listener = await owner.connect(mapId)
  listener.send(askForAll())
  scene = { server, owner, mapId, listener }
})
afterEach(() => scene.listener.close())

/** Somebody at work with this role, whose link nobody else has. */
async function join(role: Role) {
  const { owner, mapId } = scene
  const { browser, link } = await guestWith(role, mapId, server.url, owner)
  const socket = await browser.connect(mapId)
  socket.send(askForAll())
  await expect.poll(() => socket.frames.some((frame) => frame.includes(START))).toBe(true)
  const { person } = (await browser.ask('GET', PATHS.access(mapId))).json<MapAccess>()
  return { browser, link, socket, person }
}
type Joined = Awaited<ReturnType<typeof join>>

/** The address of each route, about something that was made by who then still had the right to. */
async function addressesFor({ browser }: Joined, role: Role): Promise<ReadonlyMap<RouteCase, string>> {
  const { owner, mapId } = scene
  const addresses = new Map<RouteCase, string>()
  for (const route of ROUTES) {
    const asker = allows(role, route.needed) ? browser : owner
    const thing = await route.thing?.({ url: server.url, mapId, owner, asker })
    addresses.set(route, route.url(mapId, thing ?? ''))
  }
  return addresses
}

const nameOf = ({ method, path, needed }: RouteCase) => `${method} ${path} (${needed})`

/** Asks each of the routes; gives the statuses by their names. */
async function askAll({ browser }: Joined, addresses: ReadonlyMap<RouteCase, string>, words: string) {
  const statuses: Record<string, number> = {}
  for (const [route, address] of addresses)
    statuses[nameOf(route)] = (await browser.ask(route.method, address, route.body?.(words))).status
  return statuses
}

const allWith = (addresses: ReadonlyMap<RouteCase, string>, status: number) =>
  Object.fromEntries([...addresses.keys()].map((route) => [nameOf(route), status]))

/** Says all there is to say on the socket that was open before, as if it had not heard of its end. */
async function speakOn({ socket }: Joined): Promise<number> {
  sendEverything(socket, FORBIDDEN)
  socket.listen()
  return socket.whenClosed
}

const lowerPerson =
  (role: Role) =>
  ({ person }: Joined) =>
    scene.owner.ask('PATCH', PATHS.mapPerson(scene.mapId, person.id), { role })
const changeLink =
  (change: object) =>
  ({ link }: Joined) =>
    scene.owner.ask('PATCH', PATHS.link(scene.mapId, link.id), change)

describe('whoever may do less than before', { timeout: 60_000 }, () => {
  it.each([
    ['own', 'facilitate', 'as a person', lowerPerson],
    ['own', 'view', 'as a person', lowerPerson],
    ['facilitate', 'edit', 'as a person', lowerPerson],
    ['facilitate', 'comment', 'as a person', lowerPerson],
    ['edit', 'comment', 'as a person', lowerPerson],
    ['edit', 'view', 'as a person', lowerPerson],
    ['comment', 'view', 'as a person', lowerPerson],
    ['edit', 'view', 'by their link', (role: Role) => changeLink({ role })],
    ['facilitate', 'comment', 'by their link', (role: Role) => changeLink({ role })],
  ] as const)('%s, then %s %s, does no more by any route or message', async (from, to, _, lower) => {
    const who = await join(from)
    const addresses = await addressesFor(who, from)
    const lost = new Map([...addresses].filter(([{ needed }]) => !allows(to, needed)))
    const left = new Map([...addresses].filter(([{ needed, method }]) => allows(to, needed) && method === 'GET'))
    who.socket.deafen()
    expect((await lower(to)(who)).status).toBeLessThan(300)
    const before = await stateOf(scene, scene.mapId)
    expect(await speakOn(who)).toBe(4510)
    expect(await askAll(who, lost, FORBIDDEN)).toEqual(allWith(lost, 403))
    expect(await stateOf(scene, scene.mapId), 'changed by who may not any more').toEqual(before)

    for (const status of Object.values(await askAll(who, left, ''))) expect([401, 403]).not.toContain(status)
    if (allows(to, 'edit')) await expectNowhere(scene, FORBIDDEN)
    else await expectOnlyReads(who)
  })

  async function expectOnlyReads({ browser }: Joined): Promise<void> {
    const again = await browser.connect(scene.mapId)
    sendEverything(again, FORBIDDEN)
    await expect.poll(() => again.frames.some((frame) => frame.includes(START))).toBe(true)
    for (let count = 0; count < 30; count++) again.send(writeFrame(2, FORBIDDEN))
    expect(await again.whenClosed).toBe(4403)
    await expectNowhere(scene, FORBIDDEN)
  }
})

describe('whoever has no right any more', { timeout: 60_000 }, () => {
  const removed = ({ person }: Joined) => scene.owner.ask('DELETE', PATHS.mapPerson(scene.mapId, person.id))
  const revoked = ({ link }: Joined) => scene.owner.ask('DELETE', PATHS.link(scene.mapId, link.id))
  const expired = (who: Joined) => changeLink({ expiresAt: Date.now() - 1 })(who)
  const signedOut = ({ browser }: Joined) => browser.ask('DELETE', PATHS.sessions)

  it.each([
    ['edit', 'was removed', removed, 4403, 403],
    ['own', 'was removed', removed, 4403, 403],
    ['edit', 'came by a link that was revoked', revoked, 4403, 403],
    ['facilitate', 'came by a link that was revoked', revoked, 4403, 403],
    ['own', 'came by a link that has ended', expired, 4403, 403],
    ['own', 'has signed out everywhere', signedOut, 4401, 401],
  ] as const)('%s, who %s, does nothing by any route or message', async (role, _, end, code, status) => {
    const who = await join(role)
    const addresses = await addressesFor(who, role)
    who.socket.deafen()
    expect((await end(who)).status).toBeLessThan(300)
    const before = await stateOf(scene, scene.mapId)
    expect(await speakOn(who)).toBe(code)
    expect(await askAll(who, addresses, FORBIDDEN)).toEqual(allWith(addresses, status))
    expect(await who.browser.knock(scene.mapId)).toBe(status)
    expect(await stateOf(scene, scene.mapId), 'changed by who may not any more').toEqual(before)
    await expectNowhere(scene, FORBIDDEN)
  })
})
