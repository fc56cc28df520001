import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startServer } from '../server.ts'
import { createLogger } from './logger.ts'
import { testConfig } from './testing/testConfig.ts'

const SECRET = 'S3CRET-that-opens-a-map'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-logger-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A logger that keeps everything, and what it kept. */
function listeningLogger() {
  const lines: string[] = []
  return { lines, logger: createLogger('trace', { write: (line) => void lines.push(line) }) }
}

describe('the log', () => {
  it('of a server that was shown secrets in every place holds none of them', async () => {
    const { lines, logger } = listeningLogger()
    const server = await startServer({ config: testConfig(folder, { metricsToken: SECRET }), logger })
    const headers = { cookie: `session=${SECRET}`, authorization: `Bearer ${SECRET}` }
    for (const path of [PATHS.metrics, PATHS.health, '/map/none', '/api/none', PATHS.snapshot('no-such-map')]) {
      await fetch(`${server.url}${path}?token=${SECRET}#${SECRET}`, { headers })
    }
    await fetch(server.url + PATHS.maps, { method: 'POST', headers, body: JSON.stringify({ token: SECRET }) })
    const sync = `${server.url.replace('http', 'ws')}${PATHS.sync}/no-such-map?token=${SECRET}`
    await expect(once(new WebSocket(sync, { headers }), 'open')).rejects.toThrow('404')
    await server.close()
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.join('')).not.toContain(SECRET)
  })

  it('names each request, as its answer does', async () => {
    const { lines, logger } = listeningLogger()
    const server = await startServer({ config: testConfig(folder), logger })
    const answer = await fetch(server.url + PATHS.health, { headers: { 'x-request-id': 'from outside' } })
    const name = answer.headers.get('x-request-id')
    await server.close()
    expect(name).toMatch(/^[\w-]{8}$/)
    const named = lines.map((line) => JSON.parse(line)).filter(({ reqId }) => reqId === name)
    expect(named.map(({ msg }) => msg)).toEqual(['incoming request', 'request completed'])
    expect(named[0].req).toMatchObject({ method: 'GET', path: PATHS.health })
  })

  it('hides what opens doors, wherever in a line it stands', () => {
    const { lines, logger } = listeningLogger()
    logger.info(
      { cookie: SECRET, token: SECRET, session: { token: SECRET }, req: { headers: { cookie: SECRET } } },
      'a',
    )
    logger.error({ err: Object.assign(new Error('failed'), { password: SECRET }), headers: { 'set-cookie': SECRET } })
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain(SECRET)
  })
})
