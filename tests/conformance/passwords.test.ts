import { type CreatedMap, type Me, PATHS } from '@journeyboard/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser } from './browser.ts'

const [OLD, NEW, OTHER] = ['correct horse battery staple', 'three small words', 'a password of nobody'] as const

const PUBLIC = { PUBLIC_URL: 'https://maps.example.com' }

let server: AccessServer
beforeAll(async () => {
  server = await startAccessServer({ publicUrl: 'https://maps.example.com' })
})
afterAll(() => server.remove())

const me = async (browser: Browser) => (await browser.ask('GET', PATHS.me)).json<Me>()
const signIn = (browser: Browser, name: string, password: string) =>
  browser.ask('POST', PATHS.session, { name, password })
const change = (browser: Browser, oldPassword: string, password: string) =>
  browser.ask('PATCH', PATHS.account, { oldPassword, password })
const reset = (browser: Browser, token: string, password: string = NEW) =>
  browser.ask('POST', PATHS.passwordReset, { token, password })

/** Somebody with an account, at their desk and on their phone. */
async function signUp(name: string) {
  const [desk, phone] = [createBrowser(server.url), createBrowser(server.url)]
  expect((await desk.ask('POST', PATHS.account, { name, password: OLD })).status).toBe(201)
  expect((await signIn(phone, name, OLD)).status).toBe(200)
  return { desk, phone }
}

/** On the command line, where no more is set than this. */
async function command(args: readonly string[], others: Readonly<Record<string, string>> = PUBLIC) {
  const lines: string[] = []
  const note = (line: string) => void lines.push(line)
  const env = { DATA_DIR: server.folder, ...others }
  const code = await runCommandLine(args, { env, say: note, complain: note })
  return { code, said: lines.join('\n') }
}

async function resetToken(name: string): Promise<string> {
  const { code, said } = await command(['reset-password', name])
  expect(code).toBe(0)
  const [, token = ''] = /https:\/\/maps\.example\.com\/new-password#(\S+)/.exec(said) ?? []
  expect(token).not.toBe('')
  return token
}

it('a password is changed by who knows the old one, and whoever else was signed in is not any more', async () => {
  const { desk, phone } = await signUp('Ada')
  expect((await change(desk, OTHER, NEW)).status).toBe(403)
  expect((await change(desk, OLD, 'short')).status).toBe(400)
  expect((await me(phone)).account).toEqual({ name: 'Ada' })
  expect((await change(desk, OLD, NEW)).status).toBe(204)
  expect([(await me(desk)).account, (await me(phone)).account]).toEqual([{ name: 'Ada' }, null])
  expect((await signIn(phone, 'Ada', OLD)).status).toBe(401)
  expect((await signIn(phone, 'Ada', NEW)).status).toBe(200)
})

it('a guest has no password to change', async () => {
  const guest = createBrowser(server.url)
  expect((await change(guest, OLD, NEW)).status).toBe(401)
  await me(guest)
  expect((await change(guest, OLD, NEW)).status).toBe(403)
})

it('a link of whoever runs the server chooses another password once, and signs in here and nowhere else', async () => {
  const { desk, phone } = await signUp('Ben')
  const socket = await desk.connect((await newMap(desk)).id)
  const [older, token] = [await resetToken('Ben'), await resetToken(' BEN ')]
  expect((await reset(phone, older)).status, 'a later link takes its place').toBe(404)
  expect((await reset(phone, token, 'short')).status).toBe(400)
  expect((await reset(phone, token)).json<Me>().account).toEqual({ name: 'Ben' })
  // Here the address lets anybody edit: the open page comes back, as nobody.
  expect(await socket.whenClosed).toBe(4510)
  expect([(await me(phone)).account, (await me(desk)).account]).toEqual([{ name: 'Ben' }, null])
  expect((await reset(desk, token, OTHER)).status).toBe(404)
  expect((await signIn(desk, 'Ben', NEW)).status).toBe(200)
  for (const secret of [token, older, NEW]) {
    expect(server.logged().includes(secret), 'in the log').toBe(false)
    expect(server.holds(secret), 'on disk').toBe(false)
  }
})

it('a link holds no more when the password was changed', async () => {
  const { desk } = await signUp('Cleo')
  const token = await resetToken('Cleo')
  await change(desk, OLD, NEW)
  expect((await reset(createBrowser(server.url), token, OTHER)).status).toBe(404)
})

it('a link is made for a name of several words, also where nobody put it into quotes', async () => {
  await signUp('Eva Maria Lind')
  const { code, said } = await command(['reset-password', 'eva', 'maria', 'lind'])
  expect(said).toMatch(/^By this link Eva Maria Lind chooses a new password/)
  expect(code).toBe(0)
  expect(said).not.toContain('another address')
  // A command may run without the settings of the server.
  expect((await command(['reset-password', 'Eva Maria Lind'], {})).said).toMatch(
    /put that in place of http:\/\/localhost:4400\.$/,
  )
})

it('there is no link for a name that nobody has', async () => {
  expect(await command(['reset-password', 'Nobody'])).toEqual({
    code: 1,
    said: 'There is no account of the name Nobody.',
  })
})

it('guessing an old password or a link ends as guessing at the sign-in does', { timeout: 30_000 }, async () => {
  const { desk } = await signUp('Dora')
  for (let count = 0; count < 10; count++) expect((await change(desk, OTHER, NEW)).status).toBe(403)
  for (let count = 0; count < 6; count++) await signIn(desk, 'Dora', OTHER)
  for (let count = 0; count < 4; count++) await reset(desk, 'a-token-that-nobody-made')
  expect((await change(desk, OLD, NEW)).status).toBe(429)
  expect((await reset(desk, 'a-token-that-nobody-made')).status).toBe(429)
})

async function newMap(browser: Browser): Promise<CreatedMap> {
  return (await browser.ask('POST', PATHS.maps, Y.encodeStateAsUpdate(new Y.Doc()))).json()
}
