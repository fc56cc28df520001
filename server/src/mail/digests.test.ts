import { type MailSettings, type MapPerson, PATHS } from '@journeyboard/protocol'
import type { NewComment } from '@journeyboard/protocol/comments'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { changeRole, noteSeen } from '../access/mapPeople.ts'
import { standingOf } from '../access/standing.ts'
import { createTestApp } from '../http/testing/testApp.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { createManualClock, type ManualClock } from '../ops/clock.ts'
import { createLogger } from '../ops/logger.ts'
import { createMeters } from '../ops/meters.ts'
import { startDigests } from './digests.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { confirmAddress, setAddress, setWish } from './mailWishes.ts'
import { type Mailbox, openMailbox, tokenIn } from './testing/mailbox.ts'

const MAP = 'map-of-everybody'
const ADDRESS = 'ana.novak@example.com'
const PUBLIC_URL = 'https://maps.example.com'
const HOUR = 60 * 60_000

type Ask = (method: 'GET' | 'PATCH' | 'POST' | 'PUT', url: string, payload?: object) => Promise<LightMyRequestResponse>

let log: MemoryLog
let app: FastifyInstance
let mailbox: Mailbox
let mailer: Mailer
let clock: ManualClock
let stop: () => Promise<void>
let lines: string[]
/** Each ends with the next one set. */
let rounds: number
/** Milliseconds from the last round to the next one. */
let nextIn: number
let ana: Ask
let ben: Ask

beforeEach(async () => {
  lines = []
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) })
  mailbox = await openMailbox()
  mailer = createMailer({ smtpUrl: mailbox.url, from: 'maps@example.com' })
  log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  app = await createTestApp(log, { mail: { mailer, publicUrl: PUBLIC_URL }, logger })
  // The clock of comments is the machine's.
  clock = createManualClock(Date.now())
  rounds = -1
  stop = startDigests({
    tables: log.tables,
    mailer,
    publicUrl: PUBLIC_URL,
    minutes: 60,
    maySee: (mapId, personId) => standingOf(log.tables, mapId, personId, 'edit', Date.now()).role !== null,
    titleOf: async () => 'Repair <a> phone',
    clock: {
      ...clock,
      after(delay, task) {
        rounds += 1
        nextIn = delay
        return clock.after(delay, task)
      },
    },
    logger,
    meters: createMeters(),
  })
  ;[ana, ben] = [await enter('Ana Novak'), await enter('Ben')]
})
afterEach(async () => {
  const stopping = stop()
  clock.advance(HOUR)
  await stopping
  await app.close()
  await mailbox.close()
})

/** Somebody with an account and a browser, who has been on the map. */
async function enter(name: string, remoteAddress = '127.0.0.1'): Promise<Ask> {
  let cookie = ''
  const ask: Ask = async (method, url, payload) => {
    const answer = await app.inject({ method, url, remoteAddress, headers: { cookie }, ...(payload && { payload }) })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
  await ask('POST', PATHS.account, { name, password: 'three small words' })
  await log.tables.commit(noteSeen(MAP, await idOf(ask), Date.now()))
  return ask
}

const idOf = async (ask: Ask): Promise<string> => (await ask('GET', PATHS.me)).json().person.id

let count = 0
async function say(ask: Ask, text: string, thread: string, more: Partial<NewComment> = {}): Promise<void> {
  count += 1
  const id = `comment-id-${String(count).padStart(8, '0')}`
  const comment: NewComment = { id, thread: `thread-of-${thread}-0000000`, start: null, text, mentions: [], ...more }
  expect((await ask('POST', PATHS.comments(MAP), comment)).statusCode).toBe(201)
}
const start = (about: string): NewComment['start'] => ({ anchor: { kind: 'place', x: 0, y: 0 }, about })

/** Gives the address, and opens the link in the letter that asks whether it is right. */
async function confirm(ask: Ask, change: object = {}): Promise<void> {
  await ask('PUT', PATHS.mail, { address: ADDRESS, ...change })
  const stranger = await app.inject({
    method: 'POST',
    url: PATHS.mailLink.confirm,
    payload: { token: tokenIn(mailbox.letters.at(-1), PATHS.mailPage.confirm) },
  })
  expect(stranger.statusCode).toBe(204)
}

/** An hour goes by, and the round of letters that is due comes to its end. */
async function passHour(): Promise<void> {
  const before = rounds
  clock.advance(HOUR)
  await vi.waitFor(() => expect(rounds).toBe(before + 1), { timeout: 20_000 })
}

it('tells of mentions and answers once, and of nothing that was read or is resolved', async () => {
  await say(ana, 'Is it old?', 'price', { start: start('Price list') })
  await confirm(ana)
  const [question] = mailbox.letters
  expect(question).toMatchObject({ to: ADDRESS, raw: expect.stringContaining('Subject: Is this your address?') })

  await say(ben, 'From 2019.\nI <think>.', 'price')
  await say(ben, 'Nobody asked Ana', 'other', { start: start('Search results') })
  await say(ben, '@Ana Novak, look', 'shop', { start: start('Ask & wait'), mentions: [await idOf(ana)] })
  await passHour()
  const [, digest] = mailbox.letters
  expect(digest?.to).toBe(ADDRESS)
  expect(digest?.raw).toContain('Subject: 2 new comments on Repair <a> phone')
  expect(digest?.raw).toContain('Ben answers on Price list:\r\n> From 2019.\r\n> I <think>.')
  expect(digest?.raw).toContain(`${PUBLIC_URL}/map/${MAP}?comment=thread-of-shop-0000000`)
  expect(digest?.raw).toContain('Ben mentions you on Ask &#38; wait')
  expect(digest?.raw).not.toContain('Nobody asked')
  expect(digest?.raw).toMatch(/^List-Unsubscribe:\s+<https:\/\/maps.example.com\/mail\/stop#[\w-]{24}>/m)

  await say(ben, 'Two years ago, that is', 'price')
  await ana('PUT', PATHS.readMarks(MAP), { marks: { 'thread-of-price-0000000': 1000 } })
  await say(ben, '@Ana Novak, it is done', 'shop', { mentions: [await idOf(ana)] })
  await ben('PATCH', PATHS.thread(MAP, 'thread-of-shop-0000000'), { isResolved: true })
  await passHour()
  expect(mailbox.letters).toHaveLength(2)
})

it('tells whom an edit names, also of a comment that they have read, and once', async () => {
  await confirm(ana)
  await say(ben, 'Somebody, look', 'shop', { start: start('Shop') })
  const id = `comment-id-${String(count).padStart(8, '0')}`
  await ana('PUT', PATHS.readMarks(MAP), { marks: { 'thread-of-shop-0000000': 1000 } })
  await say(ben, 'Meanwhile', 'other', { start: start('Other') })
  const edit = (text: string) => ben('PATCH', PATHS.comment(MAP, id), { text, mentions: [anaId] })
  const anaId = await idOf(ana)
  expect((await edit('@Ana Novak, look')).statusCode).toBe(200)
  await passHour()
  expect(mailbox.letters.at(-1)?.raw).toContain('Ben mentions you on Shop:\r\n> @Ana Novak, look')
  await edit('@Ana Novak, look here')
  await passHour()
  expect(mailbox.letters).toHaveLength(2)
})

it('tells of all that is said, if that is wished, but of nothing from before', async () => {
  await say(ben, 'Long ago', 'old', { start: start('Price list') })
  await confirm(ana, { wish: 'all' })
  await say(ben, 'Fresh', 'new', { start: start('Price list') })
  await passHour()
  const digest = mailbox.letters.at(-1)
  expect(digest?.raw).toContain('Subject: 1 new comment on')
  expect(digest?.raw).toContain('> Fresh')
  expect(digest?.raw).not.toContain('Long ago')
})

it('tries again when the mail server refuses, tells nothing twice, and writes no address into the log', async () => {
  await confirm(ana, { wish: 'all' })
  await say(ben, 'First', 'new', { start: start('Price list') })
  mailbox.refusal = '451 try later'
  await passHour()
  mailbox.refusal = null
  await say(ben, 'Second', 'new')
  await passHour()
  await passHour()
  const digests = mailbox.letters.slice(1)
  expect(digests).toHaveLength(1)
  expect(digests[0]?.raw).toMatch(/> First.*> Second/s)
  expect(lines.join('')).toContain('451')
  expect(lines.join('')).not.toContain('ana.novak')
})

it('sends nothing before the address is confirmed, nor after the link in a letter ended it', async () => {
  await ana('PUT', PATHS.mail, { address: ADDRESS, wish: 'all' })
  await say(ben, 'Early', 'new', { start: start('Price list') })
  await passHour()
  expect(mailbox.letters).toHaveLength(1)
  const token = tokenIn(mailbox.letters[0], PATHS.mailPage.confirm)
  const use = (url: string, token: string) => app.inject({ method: 'POST', url, payload: { token } })
  expect((await use(PATHS.mailLink.stop, token)).statusCode).toBe(404)
  expect((await use(PATHS.mailLink.confirm, token)).statusCode).toBe(204)
  await say(ben, 'Then', 'new')
  await passHour()
  const stopToken = tokenIn(mailbox.letters[1], PATHS.mailPage.stop)
  expect((await use(PATHS.mailLink.stop, stopToken)).statusCode).toBe(204)
  await say(ben, 'Later', 'new')
  await passHour()
  expect(mailbox.letters).toHaveLength(2)
  expect((await ana('GET', PATHS.mail)).json()).toEqual({ address: ADDRESS, isConfirmed: true, wish: 'none' })
})

it('takes no new address for confirmed, whatever was under way for the one before', async () => {
  await confirm(ana)
  const person = await idOf(ana)
  const earlier = tokenIn(mailbox.letters.at(-1), PATHS.mailPage.confirm)
  // As they come to be written, after each of the requests has read the first address.
  await log.tables.commit(...setAddress(person, 'ben@example.com', 'mine'))
  await log.tables.commit(setWish(person, 'all', clock.now()))
  await log.tables.commit(confirmAddress(earlier, clock.now()))
  expect((await ana('GET', PATHS.mail)).json()).toEqual({ address: 'ben@example.com', isConfirmed: false, wish: 'all' })
})

it('goes back to one round an hour when who was not reached wants no more mail', async () => {
  await confirm(ana, { wish: 'all' })
  await say(ben, 'Hello', 'new', { start: start('Price list') })
  mailbox.refusal = '451 come back later'
  await passHour()
  mailbox.refusal = null
  await ana('PUT', PATHS.mail, { wish: 'none' })
  const before = rounds
  clock.advance(HOUR / 12)
  await vi.waitFor(() => expect(rounds).toBe(before + 1), { timeout: 20_000 })
  expect(nextIn).toBeGreaterThan(HOUR / 2)
  expect(mailbox.letters).toHaveLength(1)
})

it('sends nothing about a map that somebody may not see any more', async () => {
  await confirm(ana, { wish: 'all' })
  await log.tables.commit(changeRole(MAP, await idOf(ana), 'none'))
  await say(ben, 'Between us', 'new', { start: start('Price list') })
  await passHour()
  expect(mailbox.letters).toHaveLength(1)
})

it('shows an address to its owner alone, and forgets it', async () => {
  await confirm(ana)
  const seen = [
    await ben('GET', PATHS.people(MAP)),
    await ben('GET', PATHS.comments(MAP)),
    await ben('GET', PATHS.mail),
  ]
  for (const { payload } of seen) expect(payload).not.toContain('novak@')
  expect(seen[0]?.json<MapPerson[]>().map(({ person }) => person.name)).toContain('Ana Novak')
  const answer = await ana('PUT', PATHS.mail, { address: null })
  expect(answer.json<MailSettings>()).toEqual({ address: null, isConfirmed: false, wish: 'mine' })
  await say(ben, 'Hello', 'new', { start: start('Price list'), mentions: [await idOf(ana)] })
  await passHour()
  expect(mailbox.letters).toHaveLength(1)
})

it('goes on each hour when the clock is set back by months', async () => {
  await confirm(ana, { wish: 'all' })
  await passHour()
  clock.set(-60 * 24 * HOUR)
  await passHour()
  expect(nextIn).toBe(HOUR / 12)
})

it.each(['ana', 'a@b, c@d', 'ana@example.com\r\nBcc: ben@example.com', '"a b"@c', `${'a'.repeat(260)}@b`, 7])(
  'takes no %j for an address',
  async (address) => {
    const answer = await ana('PUT', PATHS.mail, { address })
    expect([answer.statusCode, answer.json().message]).toEqual([400, 'This is not an address to which mail can go.'])
  },
)

it('keeps nothing when the mail server does not take the letter that asks, and asks nobody for ever', async () => {
  mailbox.refusal = '550 nobody is here'
  expect((await ana('PUT', PATHS.mail, { address: ADDRESS })).statusCode).toBe(502)
  expect((await ana('GET', PATHS.mail)).json()).toMatchObject({ address: null })
  mailbox.refusal = null
  const statuses: number[] = []
  for (let turn = 0; turn < 11; turn++) {
    statuses.push((await ana('PUT', PATHS.mail, { address: `a${turn}@example.com` })).statusCode)
  }
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  const guest = await app.inject({ method: 'GET', url: PATHS.mail })
  expect(guest.statusCode).toBe(401)
})

it('asks one mailbox no more often under addresses with a + than under its own', async () => {
  const ask = async (who: Ask, address: string) => (await who('PUT', PATHS.mail, { address })).statusCode
  const [dora, cleo] = [await enter('Dora', '10.0.0.1'), await enter('Cleo', '10.0.0.2')]
  for (let turn = 0; turn < 5; turn++) expect(await ask(ana, `Victim+a${turn}@example.com`)).toBe(200)
  for (let turn = 0; turn < 5; turn++) expect(await ask(dora, `victim+b${turn}@Example.com`)).toBe(200)
  expect(await ask(cleo, 'victim@example.com')).toBe(429)
})
