import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type ApiError, LIMITS, PATHS, type Role } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DamagedDocError } from '../log/log.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { createTestApp } from './testing/testApp.ts'

const MAP = 'map-with-images'
const OTHER = 'map-of-somebody-else'
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const PNG = bytesOf('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')
const GIF = bytesOf('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=')
const WEBP = bytesOf('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=')
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>0</script></svg>',
)
const PAGE = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The PNG as one that says it is so wide. */
function ofWidth(width: number): Uint8Array {
  const bytes = Uint8Array.from(PNG)
  new DataView(bytes.buffer).setUint32(16, width)
  return bytes
}

let log: MemoryLog
let app: FastifyInstance
/** Maps whose people were told of a new image. */
let told: string[]
beforeEach(async () => {
  log = createMemoryLog()
  for (const id of [MAP, OTHER]) await log.createMap(id, Y.encodeStateAsUpdate(new Y.Doc()))
  told = []
  app = await createTestApp(log, {
    rates: { image: 4 },
    notify: (mapId, { topic }) => topic === 'images' && told.push(mapId),
  })
})
afterEach(() => app.close())

const post = (bytes: Uint8Array, map = MAP, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: PATHS.images(map),
    headers: { 'content-type': 'application/octet-stream', ...headers },
    payload: Buffer.from(bytes),
  })

describe('an image', () => {
  it('is kept by the hash of its bytes and given back as it came, for ever', async () => {
    const posted = await post(PNG)
    expect([posted.statusCode, posted.json()]).toEqual([201, { hash: hashOf(PNG) }])
    expect(told, 'others look for it at once').toEqual([MAP])
    const image = await app.inject(PATHS.image(MAP, hashOf(PNG)))
    expect(new Uint8Array(image.rawPayload)).toEqual(PNG)
    expect(image.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    await post(PNG)
    expect(told, 'and not again for one that is there').toEqual([MAP])
    expect((await app.inject(PATHS.images(MAP))).json()).toEqual({ hashes: [hashOf(PNG)] })
  })

  it('whose bytes have decayed is news again when somebody puts it again', async () => {
    await post(PNG)
    const { readImage } = log
    log.readImage = () => Promise.reject(new DamagedDocError('It is damaged.'))
    await post(PNG)
    log.readImage = readImage
    expect(told).toEqual([MAP, MAP])
  })

  it('has the type that its bytes have, whatever was said', async () => {
    await post(GIF)
    expect((await app.inject(PATHS.image(MAP, hashOf(GIF)))).headers['content-type']).toBe('image/gif')
  })

  it.each([
    ['a drawing that could hold a script', SVG, 415, 'PNG, JPEG and GIF'],
    ['a page', PAGE, 415, 'PNG, JPEG and GIF'],
    ['a kind that pictures can not show', WEBP, 415, 'PNG, JPEG and GIF'],
    ['nothing', new Uint8Array(), 415, 'PNG, JPEG and GIF'],
    ['too many pixels', ofWidth(2049), 422, '2,048 pixels'],
    ['too many bytes', new Uint8Array(LIMITS.image + 1), 413, 'too big'],
  ])('is refused as %s, with a sentence', async (_, bytes, status, words) => {
    const response = await post(bytes)
    expect(response.statusCode).toBe(status)
    expect(response.json<ApiError>().message).toContain(words)
    expect(await log.images(MAP)).toEqual([])
  })

  it('is refused where there is no map, from a foreign page, and from whoever sends too many', async () => {
    expect((await post(PNG, 'no-such-map')).statusCode).toBe(404)
    expect((await post(PNG, MAP, { origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await post(PNG)).statusCode)
    expect(statuses).toEqual([201, 201, 201, 429])
  })

  it('is not kept when the right to it ended while it was on its way', async () => {
    let role: Role = 'edit'
    const isAsked = Promise.withResolvers<void>()
    const slow = await createTestApp(log, {
      access: {
        async check() {
          isAsked.resolve()
          return { role, person: { id: 'p', name: 'Ana', color: '#336699' } }
        },
      },
    })
    async function* body() {
      yield PNG.subarray(0, 8)
      await isAsked.promise
      role = 'comment'
      yield PNG.subarray(8)
    }
    const headers = { 'content-type': 'application/octet-stream' }
    const posted = await slow.inject({
      method: 'POST',
      url: PATHS.images(MAP),
      headers,
      payload: Readable.from(body()),
    })
    expect(posted.statusCode).toBe(403)
    expect(await log.images(MAP)).toEqual([])
    await slow.close()
  })

  it('is refused when the images of the map take too much room', async () => {
    const nearlyAll = new Uint8Array(LIMITS.mapImages - PNG.length + 1)
    await log.putImage(MAP, { hash: 'f'.repeat(64), type: 'image/png', bytes: nearlyAll })
    const response = await post(PNG)
    expect([response.statusCode, response.json<ApiError>().message]).toEqual([413, expect.stringContaining('256 MB')])
  })

  it.each([
    ['another map', () => PATHS.image(OTHER, hashOf(PNG))],
    ['a hash that nothing has', () => PATHS.image(MAP, 'f'.repeat(64))],
    ['something that is no hash', () => PATHS.image(MAP, '__proto__')],
    ['a way out of the folder', () => PATHS.image(MAP, '..%2F..%2Fetc%2Fpasswd')],
  ])('is not found at %s', async (_, url) => {
    await post(PNG)
    const response = await app.inject(url())
    expect([response.statusCode, response.headers['cache-control']]).toEqual([404, 'no-store'])
  })
})
