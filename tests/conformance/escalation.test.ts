import {
  type CreatedMap,
  type MapAccess,
  type MapPerson,
  PATHS,
  type ShareLink,
  type ShareLinkWithToken,
} from '@journeyboard/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser, guestWith } from './browser.ts'

let server: AccessServer
let owner: Browser
let facilitator: Browser
let mapId: string
/** Links and people that are there: of others, the routes of `routes.ts` only say that they are not. */
let ownerLink: ShareLinkWithToken
let editorLink: ShareLinkWithToken
let ownerId: string
let editorId: string

beforeAll(async () => {
  server = await startAccessServer()
})
afterAll(() => server.remove())
beforeEach(async () => {
  owner = createBrowser(server.url)
  mapId = (await owner.ask('POST', PATHS.maps, Y.encodeStateAsUpdate(new Y.Doc()))).json<CreatedMap>().id
  facilitator = (await guestWith('facilitate', mapId, server.url, owner)).browser
  ownerLink = (await guestWith('own', mapId, server.url, owner)).link
  const editor = await guestWith('edit', mapId, server.url, owner)
  editorLink = editor.link
  ownerId = await idOf(owner)
  editorId = await idOf(editor.browser)
})

async function idOf(browser: Browser): Promise<string> {
  return (await browser.ask('GET', PATHS.access(mapId))).json<MapAccess>().person.id
}
const links = async () => (await owner.ask('GET', PATHS.links(mapId))).json<ShareLink[]>()
const roleOf = async (id: string) =>
  (await owner.ask('GET', PATHS.people(mapId))).json<MapPerson[]>().find(({ person }) => person.id === id)?.role

describe('who facilitates', { timeout: 20_000 }, () => {
  it.each([
    ['gets no token of the link of owners', 'POST', () => PATHS.rotateLink(mapId, ownerLink.id), undefined],
    ['does not revoke the link of owners', 'DELETE', () => PATHS.link(mapId, ownerLink.id), undefined],
    ['does not lower the link of owners', 'PATCH', () => PATHS.link(mapId, ownerLink.id), { role: 'view' }],
    ['does not end the link of owners', 'PATCH', () => PATHS.link(mapId, ownerLink.id), { expiresAt: 1 }],
    ['does not raise a link above themselves', 'PATCH', () => PATHS.link(mapId, editorLink.id), { role: 'own' }],
    ['makes no link above themselves', 'POST', () => PATHS.links(mapId), { role: 'own' }],
    ['does not remove an owner', 'DELETE', () => PATHS.mapPerson(mapId, ownerId), undefined],
    ['does not lower an owner', 'PATCH', () => PATHS.mapPerson(mapId, ownerId), { role: 'edit' }],
    ['makes nobody an owner', 'PATCH', () => PATHS.mapPerson(mapId, editorId), { role: 'own' }],
  ] as const)('%s', async (_, method, path, body) => {
    const before = await links()
    const answer = await facilitator.ask(method, path(), body)
    expect(answer.status).toBe(403)
    expect(answer.json()).not.toHaveProperty('token')
    expect(await links()).toEqual(before)
    expect(await roleOf(ownerId)).toBe('own')
    expect(await roleOf(editorId)).toBe('edit')
    const late = createBrowser(server.url)
    expect((await late.ask('POST', PATHS.openLink, { token: ownerLink.token })).json()).toMatchObject({ role: 'own' })
  })

  it('does not make themselves an owner', async () => {
    const id = await idOf(facilitator)
    expect((await facilitator.ask('PATCH', PATHS.mapPerson(mapId, id), { role: 'own' })).status).toBe(403)
    expect(await roleOf(id)).toBe('facilitate')
  })

  it('is told of the links of owners without what opens them', async () => {
    const answer = await facilitator.ask('GET', PATHS.links(mapId))
    expect(answer.json<ShareLink[]>().map(({ id }) => id)).toContain(ownerLink.id)
    expect(answer.bytes.includes(ownerLink.token)).toBe(false)
  })

  it('has a hand in all that is not more than themselves', async () => {
    const role = 'facilitate'
    expect((await facilitator.ask('POST', PATHS.rotateLink(mapId, editorLink.id))).json()).toHaveProperty('token')
    expect((await facilitator.ask('PATCH', PATHS.link(mapId, editorLink.id), { role })).status).toBe(200)
    expect((await facilitator.ask('PATCH', PATHS.mapPerson(mapId, editorId), { role })).status).toBe(200)
    expect((await facilitator.ask('DELETE', PATHS.mapPerson(mapId, editorId))).status).toBe(204)
    expect((await facilitator.ask('DELETE', PATHS.link(mapId, editorLink.id))).status).toBe(204)
  })
})
