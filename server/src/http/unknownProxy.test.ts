import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, it } from 'vitest'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createTestApp } from './testing/testApp.ts'

it.each([
  ['once when the machine that names other addresses is not believed', false, 1],
  ['not when it is', true, 0],
])('the log tells of a proxy %s', async (_, isTrusted, expected) => {
  const lines: string[] = []
  const out = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  const logger = pino({ level: 'warn' }, out)
  const app = await createTestApp(createMemoryLog(), { logger, isTrustedProxy: () => isTrusted })
  for (let n = 0; n < 2; n += 1)
    await app.inject({ url: '/healthz', headers: { 'x-forwarded-for': '203.0.113.7' }, remoteAddress: '10.0.0.2' })
  await app.close()
  expect(lines.filter((line) => line.includes('JOURNEYBOARD_TRUSTED_PROXIES'))).toHaveLength(expected)
})
