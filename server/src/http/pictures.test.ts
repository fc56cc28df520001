import { createHash } from 'node:crypto'
import { encodeJourney } from '@journeyboard/doc'
import type { ImageHash } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DamagedDocError } from '../log/log.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createPainter } from '../pictures/painter.ts'
import { createTestApp } from './testing/testApp.ts'

const log = createMemoryLog()
const painter = createPainter()
let app: FastifyInstance
let drawings = 0

beforeAll(async () => {
  app = await createTestApp(log, {
    painter: {
      ...painter,
      paint: (mapId, key, load) => {
        drawings += 1
        return painter.paint(mapId, key, load)
      },
    },
  })
  const [, template] = templates
  if (!template) throw new Error('there is a template')
  await log.createMap('furniture', encodeJourney(template.create()))
})
afterAll(async () => {
  await app.close()
  await painter.close()
})

const picture = (query = '', format = 'svg', headers: Record<string, string> = {}) =>
  app.inject({ url: `/maps/furniture/image.${format}?${query}`, headers })

/** A PNG of four by three red pixels. */
const RED = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAYAAAC09K7GAAAAIUlEQVR4AWTIMQ0AAAwCwQZL+HdQT7AS+OSXw5PKcdWAAQAA///dlXR8AAAABklEQVQDAHRmCMvaCnoHAAAAAElFTkSuQmCC',
    'base64',
  ),
)

/** Width and height from the header of a PNG. */
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('the picture of a map', () => {
  it('is the map as SVG, with its font, for pages everywhere', async () => {
    const response = await picture()
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('image/svg+xml; charset=utf-8')
    expect(response.headers['cross-origin-resource-policy']).toBe('cross-origin')
    expect(response.body).toContain('>Office furniture for small companies</text>')
    expect(response.body).toContain('@font-face{font-family:Inter;font-weight:650;')
  })

  it('is the same picture as PNG, in the size that was asked for', async () => {
    const [, width, height] = (/ width="(\d+)" height="(\d+)"/.exec((await picture('title=0')).body) ?? []).map(Number)
    const whole = await picture('title=0', 'png')
    expect(whole.headers['content-type']).toBe('image/png')
    expect(pngSize(whole.rawPayload)).toEqual([width, height])
    const small = await picture('title=0&scale=0.5', 'png')
    expect(pngSize(small.rawPayload)).toEqual([Math.round((width ?? 0) / 2), Math.round((height ?? 0) / 2)])
  })

  it('is as small as a list of maps wants it', async () => {
    const small = await picture('side=64', 'png')
    const [width = 0, height = 0] = pngSize(small.rawPayload)
    expect(width).toBe(64)
    expect(height).toBeLessThan(64)
    expect((await picture('side=64')).body).toContain(` width="${width}" height="${height}"`)
  })

  it('is drawn once for each change of the map', async () => {
    const first = await picture('side=80', 'png')
    const before = drawings
    expect((await picture('side=80', 'png')).rawPayload).toEqual(first.rawPayload)
    expect(drawings).toBe(before)
    expect((await picture('side=81', 'png')).statusCode).toBe(200)
    expect(drawings).toBe(before + 1)
  })

  it('follows theme, title and ground', async () => {
    expect((await picture('theme=dark')).body).toContain('fill="#161514"')
    const bare = (await picture('title=0&transparent=1&theme=print')).body
    expect(bare).not.toContain('id="Title"')
    expect(bare).not.toContain('id="Background"')
  })

  it('need not be sent again until somebody edits the map', async () => {
    const first = await picture('theme=dark')
    const etag = String(first.headers.etag)
    const again = await picture('theme=dark', 'svg', { 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await picture('theme=light')).headers.etag).not.toBe(etag)

    const sketch = createSketch({ title: 'Renamed while you looked' })
    await log.append('furniture', encodeJourney({ ...sketch.records() }))
    const changed = await picture('theme=dark', 'svg', { 'if-none-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  })

  it.each([
    ['theme=sepia', "A picture's theme is light, dark, print."],
    ['scale=0', "A picture's scale is a number from 0.1 to 4."],
    ['scale=4.5', "A picture's scale is a number from 0.1 to 4."],
    ['scale=1e3', "A picture's scale is a number from 0.1 to 4."],
    ['scale=1&scale=2', "A picture's scale is a number from 0.1 to 4."],
    ['side=15', "A picture's longest side is a number of pixels from 16 to 4096."],
    ['side=big', "A picture's longest side is a number of pixels from 16 to 4096."],
    ['title=yes', 'Say "title=1" or "title=0".'],
  ])('says what is possible instead of %s', async (query, message) => {
    const response = await picture(query)
    expect([response.statusCode, response.json().message]).toEqual([400, message])
  })

  it('holds the images on its cards as soon as they are there', async () => {
    const hash = createHash('sha256').update(RED).digest('hex') as ImageHash
    const sketch = createSketch({})
    const step = sketch.addStep(sketch.addStage({}), {})
    sketch.addCard({ step, lane: sketch.addLane({}) }, { image: { hash, width: 4, height: 3 } })
    await log.createMap('with-image', encodeJourney(sketch.records()))
    const draw = (format: string) => app.inject(`/maps/with-image/image.${format}`)
    const before = [await draw('svg'), await draw('png')]
    await log.putImage('with-image', { hash: 'f'.repeat(64), type: 'image/png', bytes: new Uint8Array(3) })
    await log.putImage('with-image', { hash, type: 'image/png', bytes: RED })
    const [svg, png] = [await draw('svg'), await draw('png')]
    expect(svg.body.match(/data:image[^"]*/g)).toEqual([`data:image/png;base64,${Buffer.from(RED).toString('base64')}`])
    expect(png.rawPayload.equals(before[1]?.rawPayload ?? png.rawPayload)).toBe(false)
    expect(svg.headers.etag).not.toBe(before[0]?.headers.etag)
  })

  it('lacks an image that is damaged until somebody puts it again', async () => {
    const { readImage } = log
    log.readImage = () => Promise.reject(new DamagedDocError('It is damaged.'))
    const without = await app.inject('/maps/with-image/image.svg?theme=dark')
    log.readImage = readImage
    expect([without.statusCode, without.body.includes('data:image')]).toEqual([200, false])
    expect([without.headers.etag, without.headers['cache-control']]).toEqual([undefined, 'no-store'])
    expect((await app.inject('/maps/with-image/image.svg?theme=dark')).body).toContain('data:image')
  })

  it('is missing where there is no map', async () => {
    expect((await app.inject('/maps/nobody-made-me/image.png')).statusCode).toBe(404)
    const quiet = await app.inject('/maps/nobody-made-me/image.png?quiet=1')
    expect([quiet.statusCode, quiet.body, quiet.headers['cache-control']]).toEqual([204, '', 'no-store'])
    expect((await app.inject('/maps/nobody-made-me/image.png?quiet=yes')).statusCode).toBe(400)
    expect((await app.inject('/maps/a%2e/image.png')).statusCode).toBe(400)
  })

  it('is refused with a sentence when it would be too large', async () => {
    const sketch = createSketch({ title: 'Wide' })
    const stage = sketch.addStage({})
    for (let count = 0; count < 60; count += 1) sketch.addStep(stage, { width: 800 })
    await log.createMap('wide-one', encodeJourney(sketch.records()))
    const response = await app.inject('/maps/wide-one/image.png')
    expect(response.statusCode).toBe(422)
    expect(response.json().message).toMatch(/would have 48\d\d\d x \d+ pixels\. Ask for a smaller scale\.$/)
    expect((await app.inject('/maps/wide-one/image.png?scale=0.1')).statusCode).toBe(200)
  })
})
