import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type FastifyInstance, fastify } from 'fastify'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryLog } from '../log/memoryLog.ts'
import { cutLongExchanges, TIMEOUTS } from './patience.ts'
import { createTestApp } from './testing/testApp.ts'

const MINUTE = 60_000

let app: FastifyInstance
let reached: PromiseWithResolvers<void>
let lines: Socket[]
beforeEach(async () => {
  // Of this process alone: sockets are timed by Node itself.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  lines = []
  reached = Promise.withResolvers()
  app = fastify(TIMEOUTS)
  cutLongExchanges(app)
  app.addHook('preParsing', async ({ raw }) => {
    if (raw.method === 'POST') raw.once('data', () => reached.resolve())
  })
  app.get('/never', () => {
    reached.resolve()
    return new Promise(() => {})
  })
  app.get('/at-once', async () => 'here')
  app.post('/', async () => 'taken')
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const line of lines) line.destroy()
  app.server.closeAllConnections()
  await app.close()
  vi.useRealTimers()
})

/** Sends the words over a line of its own, and resolves at its end with what came back. */
async function say(words: string): Promise<{ line: Socket; ended: Promise<string> }> {
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  lines.push(line)
  let heard = ''
  line.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  line.on('error', () => {})
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  line.on('close', () => resolve(heard))
  await once(line, 'connect')
  line.write(words)
  return { line, ended }
}

it('cuts an exchange that has not ended after five minutes, whoever it waits for', async () => {
  const { line, ended } = await say('GET /never HTTP/1.1\r\nhost: a\r\n\r\n')
  await reached.promise
  vi.advanceTimersByTime(5 * MINUTE - 1)
  expect(line.destroyed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(await ended).toBe('')
})

it('cuts whoever sends a body for longer than that, however often a little of it comes', async () => {
  const { line, ended } = await say(
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 1000\r\n\r\nx',
  )
  await reached.promise
  line.write('x')
  vi.advanceTimersByTime(5 * MINUTE)
  expect(await ended).toBe('')
})

it('leaves a line alone whose exchange has ended', async () => {
  const { line, ended } = await say('GET /at-once HTTP/1.1\r\nhost: a\r\n\r\n')
  await once(line, 'data')
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0))
  vi.advanceTimersByTime(10 * MINUTE)
  line.end()
  expect(await ended).toContain('here')
})

it('ends a connection after two minutes of silence, and a request that has not come in five', async () => {
  const whole = await createTestApp(createMemoryLog())
  expect(whole.server).toMatchObject({ timeout: 2 * MINUTE, requestTimeout: 5 * MINUTE })
  await whole.close()
})
