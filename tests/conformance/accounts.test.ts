import {
  type CreatedMap,
  type InvitationWithToken,
  type MapAccess,
  type MapPerson,
  type Me,
  type OwnMap,
  PATHS,
  type ShareLink,
  type ShareLinkWithToken,
} from '@journeyboard/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser } from './browser.ts'

const PASSWORD = 'correct horse battery staple'
/** Everything that opens a door in these tests: none of it may be kept or written down as it is. */
const secrets: string[] = [PASSWORD]

let closed: AccessServer
let open: AccessServer
let administrator: Browser
beforeAll(async () => {
  closed = await startAccessServer({ access: 'private', publicUrl: 'https://maps.example.com' })
  open = await startAccessServer()
  administrator = createBrowser(closed.url)
})
afterAll(async () => {
  await closed.remove()
  await open.remove()
})

const newMap = (browser: Browser) => browser.ask('POST', PATHS.maps, Y.encodeStateAsUpdate(new Y.Doc()))
const signUp = (browser: Browser, name: string, token?: string) =>
  browser.ask('POST', PATHS.account, { name, password: PASSWORD, ...(token && { token }) })
const signIn = (browser: Browser, name: string, password = PASSWORD) =>
  browser.ask('POST', PATHS.session, { name, password })
const me = async (browser: Browser) => (await browser.ask('GET', PATHS.me)).json<Me>()
const ownMaps = async (browser: Browser) => (await browser.ask('GET', PATHS.maps)).json<OwnMap[]>().map(({ id }) => id)

async function invite(): Promise<string> {
  const { token } = (
    await administrator.ask('POST', PATHS.invitations, { label: 'for Ben' })
  ).json<InvitationWithToken>()
  secrets.push(token)
  return token
}

describe('a private server', { timeout: 20_000 }, () => {
  it('lets nobody in by themselves', async () => {
    const stranger = createBrowser(closed.url)
    expect(await me(stranger)).toMatchObject({ person: { id: '' }, access: 'private', mayCreate: false })
    expect(stranger.token).toBe('')
    expect((await newMap(stranger)).status).toBe(403)
    expect((await signUp(stranger, 'Stranger')).status).toBe(403)
    expect((await signUp(stranger, 'Stranger', 'a-token-that-nobody-made')).status).toBe(403)
    expect((await stranger.ask('GET', PATHS.snapshot('nobody-made-me'))).status).toBe(401)
  })

  it('makes its first administrator by the setup link, once', async () => {
    const token = closed.setupToken ?? ''
    secrets.push(token)
    expect((await signUp(administrator, 'Ada', token)).status).toBe(201)
    secrets.push(administrator.token)
    expect(await me(administrator)).toMatchObject({ account: { name: 'Ada' }, isAdministrator: true, mayCreate: true })
    expect((await signUp(createBrowser(closed.url), 'Eve', token)).status).toBe(403)
    // Not 409: who is not invited does not learn which names there are.
    expect((await signUp(createBrowser(closed.url), 'Ada', token)).status).toBe(403)
  })

  it('takes each invitation once, also when two people come at the same time', async () => {
    const token = await invite()
    const [ben, eve] = [createBrowser(closed.url), createBrowser(closed.url)]
    const answers = await Promise.all([signUp(ben, 'Ben', token), signUp(eve, 'Eve', token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
    const invited = answers[0]?.status === 201 ? ben : eve
    expect((await newMap(invited)).status).toBe(201)
    expect((await invited.ask('POST', PATHS.invitations, {})).status).toBe(403)
  })

  it('takes an invitation back', async () => {
    const { id, token } = (
      await administrator.ask('POST', PATHS.invitations, { label: 'by mistake' })
    ).json<InvitationWithToken>()
    expect((await administrator.ask('DELETE', PATHS.invitation(id))).status).toBe(204)
    expect((await signUp(createBrowser(closed.url), 'Late', token)).status).toBe(403)
  })

  it('gives guests who have a link to a map this map and no more', async () => {
    const { id } = (await newMap(administrator)).json<CreatedMap>()
    const link = (await administrator.ask('POST', PATHS.links(id), { role: 'edit' })).json<ShareLinkWithToken>()
    secrets.push(link.token)
    const guest = createBrowser(closed.url)
    expect((await guest.ask('POST', PATHS.openLink, { token: link.token, name: 'Guest' })).status).toBe(200)
    secrets.push(guest.token)
    expect((await guest.ask('GET', PATHS.snapshot(id))).status).toBe(200)
    expect((await newMap(guest)).status).toBe(403)
    const [kept] = (await administrator.ask('GET', PATHS.links(id))).json<ShareLink[]>().slice(-1)
    expect(kept).toMatchObject({ uses: 1, lastUsedBy: { name: 'Guest' } })
    expect(JSON.stringify(kept)).not.toContain(link.token)
    const rotated = (await administrator.ask('POST', PATHS.rotateLink(id, link.id))).json<ShareLinkWithToken>()
    secrets.push(rotated.token)
    const late = createBrowser(closed.url)
    expect((await late.ask('POST', PATHS.openLink, { token: link.token })).status).toBe(404)
    expect((await late.ask('POST', PATHS.openLink, { token: rotated.token })).status).toBe(200)
    expect((await guest.ask('GET', PATHS.snapshot(id))).status).toBe(200)
  })

  it('gives cookies that scripts, plain http and other hosts do not get', async () => {
    const response = await fetch(closed.url + PATHS.session, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://maps.example.com' },
      body: JSON.stringify({ name: 'ADA ', password: PASSWORD }),
    })
    expect(response.headers.get('strict-transport-security')).toBe('max-age=15552000')
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-journeyboard=[\w-]{24}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/)
  })
})

describe('an account', { timeout: 20_000 }, () => {
  it('needs no invitation on an open server, and an old one is no hindrance', async () => {
    const browser = createBrowser(open.url)
    expect((await signUp(browser, 'Ida', 'an-invitation-of-long-ago')).status).toBe(201)
    expect(await me(browser)).toMatchObject({ account: { name: 'Ida' }, isAdministrator: false })
  })

  it('has the maps that its guest made, on every device', async () => {
    const desk = createBrowser(open.url)
    const { id, ownerToken } = (await newMap(desk)).json<CreatedMap>()
    const asGuest = desk.token
    expect((await signUp(desk, 'Cleo')).status).toBe(201)
    expect(desk.token).not.toBe(asGuest)
    const phone = createBrowser(open.url)
    const { id: other } = (await newMap(phone)).json<CreatedMap>()
    expect((await signIn(phone, ' cleo')).json<Me>()).toMatchObject({ account: { name: 'Cleo' } })
    expect(new Set(await ownMaps(phone))).toEqual(new Set([id, other]))
    expect(new Set(await ownMaps(desk))).toEqual(new Set([id, other]))
    secrets.push(desk.token, phone.token, ownerToken)

    expect((await phone.ask('DELETE', PATHS.sessions)).status).toBe(204)
    expect((await me(desk)).account).toBeNull()
  })

  it('owns what its guest owned, also where the account had only looked before', async () => {
    const laptop = createBrowser(open.url)
    const { id } = (await newMap(laptop)).json<CreatedMap>()
    const phone = createBrowser(open.url)
    expect((await signUp(phone, 'Ebba')).status).toBe(201)
    await phone.ask('GET', PATHS.access(id))
    await phone.ask('GET', PATHS.people(id))
    expect((await signIn(laptop, 'Ebba')).status).toBe(200)
    expect((await laptop.ask('GET', PATHS.access(id))).json<MapAccess>().role).toBe('own')
    const people = (await laptop.ask('GET', PATHS.people(id))).json<MapPerson[]>()
    expect(people.map(({ person, role }) => [person.name, role])).toEqual([['Ebba', 'own']])
  })

  it('has a name that nobody else can take, however they write it', async () => {
    expect((await signUp(createBrowser(open.url), 'Dora')).status).toBe(201)
    expect((await signUp(createBrowser(open.url), 'ＤＯＲＡ ')).status).toBe(409)
  })

  it.each([
    ['a short password', { name: 'Finn', password: 'short' }, 'A password has 10'],
    ['no name', { name: '  ', password: PASSWORD }, 'A name has 1'],
    ['a name that writes backwards', { name: 'Ann\u202ea', password: PASSWORD }, 'A name has 1'],
    ['a number for a name', { name: 7, password: PASSWORD }, 'A name has 1'],
    ['nothing', {}, 'A name has 1'],
  ])('is not made with %s', async (_, body, sentence) => {
    const answer = await createBrowser(open.url).ask('POST', PATHS.account, body)
    expect(answer.status).toBe(400)
    expect(answer.json<{ message: string }>().message).toContain(sentence)
  })
})

describe('guessing', { timeout: 30_000 }, () => {
  it('passwords ends after a few attempts, for names that there are and others alike', async () => {
    const server = await startAccessServer()
    await signUp(createBrowser(server.url), 'Gus')
    const statuses: number[] = []
    for (let count = 0; count < 22; count++) {
      statuses.push((await signIn(createBrowser(server.url), count % 2 ? 'Gus' : 'Nobody', 'a wrong password')).status)
    }
    expect(statuses).toEqual([...Array(20).fill(401), 429, 429])
    expect((await signIn(createBrowser(server.url), 'Gus')).status).toBe(429)
    await server.remove()
  })

  it('passwords many at once gets no further than one after the other, and who knows theirs comes in', async () => {
    const server = await startAccessServer()
    await signUp(createBrowser(server.url), 'Ida')
    const attempts = (count: number, password?: string) =>
      Promise.all(Array.from({ length: count }, () => signIn(createBrowser(server.url), 'Ida', password)))
    const right = (await attempts(30)).map(({ status }) => status)
    expect(right).toEqual(Array(30).fill(200))
    const wrong = (await attempts(30, 'a wrong password')).map(({ status }) => status)
    expect(wrong.sort()).toEqual([...Array(20).fill(401), ...Array(10).fill(429)])
    await server.remove()
  })

  it('from elsewhere locks nobody out of a browser in which they have signed in before', async () => {
    const server = await startAccessServer({ publicUrl: 'http://127.0.0.1' })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const enter = (browser: Browser, password: string, address: string) =>
      browser.ask('POST', PATHS.session, { name: 'Kim', password }, from(address))
    const home = createBrowser(server.url)
    await home.ask('POST', PATHS.account, { name: 'Kim', password: PASSWORD }, from('203.0.113.1'))
    await home.ask('DELETE', PATHS.session, undefined, from('203.0.113.1'))
    for (let count = 0; count < 21; count++) await enter(createBrowser(server.url), 'a wrong password', '203.0.113.2')
    expect((await enter(createBrowser(server.url), PASSWORD, '203.0.113.3')).status, 'somewhere else').toBe(429)
    const statuses: number[] = []
    for (let count = 0; count < 21; count++) {
      statuses.push((await enter(home, 'a wrong password', `203.0.113.${10 + count}`)).status)
    }
    expect(statuses, 'who took the browser guesses no more than others').toEqual([...Array(20).fill(401), 429])
    await server.remove()
  })

  it('from elsewhere does not keep the right password from a browser that is known', async () => {
    const server = await startAccessServer({ publicUrl: 'http://127.0.0.1' })
    const enter = (browser: Browser, password: string, address: string) =>
      browser.ask('POST', PATHS.session, { name: 'Lea', password }, { 'x-forwarded-for': address })
    const home = createBrowser(server.url)
    await signUp(home, 'Lea')
    await home.ask('DELETE', PATHS.session)
    for (let count = 0; count < 21; count++) await enter(createBrowser(server.url), 'a wrong password', '203.0.113.2')
    expect((await enter(home, PASSWORD, '203.0.113.3')).status).toBe(200)
    await server.remove()
  })

  it('tokens of links ends after a few attempts', async () => {
    const server = await startAccessServer()
    const guess = async () => {
      const token = Math.random().toString(36).repeat(3).slice(0, 24)
      return (await createBrowser(server.url).ask('POST', PATHS.openLink, { token })).status
    }
    const statuses = new Set<number>()
    for (let count = 0; count < 100 && !statuses.has(429); count++) statuses.add(await guess())
    expect([...statuses]).toEqual([404, 429])
    await server.remove()
  })

  it('old tokens of a room full of people leaves those alone who have the new one', async () => {
    const server = await startAccessServer()
    const owner = createBrowser(server.url)
    const { id } = (await newMap(owner)).json<CreatedMap>()
    const link = (await owner.ask('POST', PATHS.links(id), { role: 'edit' })).json<ShareLinkWithToken>()
    const { token } = (await owner.ask('POST', PATHS.rotateLink(id, link.id))).json<ShareLinkWithToken>()
    const enterBy = async (held: string) =>
      (await createBrowser(server.url).ask('POST', PATHS.openLink, { token: held })).status
    const statuses = new Set<number>()
    for (let count = 0; count < 40; count++) statuses.add(await enterBy(link.token))
    expect([...statuses]).toEqual([404, 429])
    expect(await enterBy(token)).toBe(200)
    await server.remove()
  })
})

describe('what nobody sends in good faith', { timeout: 20_000 }, () => {
  it.each([
    ['..%2f..%2fetc%2fpasswd'],
    ['%2e%2e%2f%2e%2e%2fjourneyboard.sqlite'],
    ['..'],
    ['%00aaaaaaaa'],
    ['a'.repeat(300)],
    ['__proto__'],
    ['constructor'],
    ["';DROP TABLE map;--"],
    ['%ff%fe'],
    ['𝟘𝟘𝟘𝟘𝟘𝟘𝟘𝟘'],
  ])('in the place of an id, %j is answered with a sentence', async (id) => {
    const browser = createBrowser(open.url)
    await me(browser)
    for (const path of [PATHS.snapshot(id), PATHS.access(id), PATHS.picture(id, 'svg'), PATHS.link(id, id)]) {
      const { status, bytes } = await browser.ask('GET', path)
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
      expect(bytes.toString(), path).toContain('"message"')
    }
  })

  it.each([
    '{"__proto__":{"isAdministrator":true},"name":"Eve"}',
    '{"constructor":{"prototype":{"isAdministrator":true}},"name":"Eve"}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    '{"name":"Eve"',
    `{"name":"${'x'.repeat(200_000)}"}`,
  ])('as a body changes nobody', async (body) => {
    const browser = createBrowser(open.url)
    const before = await me(browser)
    const response = await fetch(open.url + PATHS.me, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: browser.cookie() },
      body,
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await me(browser)).toEqual(before)
    expect('isAdministrator' in {}).toBe(false)
  })
})

it('writes no secret into its log or its files', () => {
  expect(secrets.length).toBeGreaterThan(8)
  for (const server of [closed, open]) {
    expect(server.logged()).toContain('/api/session')
    for (const secret of secrets) {
      expect(secret).not.toBe('')
      expect(server.logged().includes(secret), 'in the log').toBe(false)
      expect(server.holds(secret), 'on disk').toBe(false)
    }
  }
})
