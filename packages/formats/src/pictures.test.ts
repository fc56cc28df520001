import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, lookupOf, recordsOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { renderSvg } from '@journeyboard/render'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from './formatError.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'
import { MAX_CARRIED_SIZE } from './limits.ts'
import { openBytes, openFile } from './openFile.ts'
import { packText, toBase64 } from './packedText.ts'
import { embedInPng, extractFromPng } from './pngPicture.ts'
import { embedJourney, extractJourney } from './svgPicture.ts'

const SAMPLES = join(import.meta.dirname, '../../../tests/fixtures/samples')
const samples = readdirSync(SAMPLES).filter((name) => name !== 'README.md')
const journeys = [
  ...templates.map(({ id, create }) => ({ id, records: create() })),
  ...samples.map((id) => ({ id, records: openBytes(id, readFileSync(join(SAMPLES, id))).records })),
].map(({ id, records }) => ({ id, journey: arrangeJourney(lookupOf(records)) }))
const emptySvg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'

/** A red pixel. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
    'base64',
  ),
)

describe('a picture that carries its map', () => {
  it.each(journeys)('opens again as the same map: $id', ({ journey }) => {
    const json = writeJourneyJson(journey)
    const svg = embedJourney(renderSvg(layoutJourney(journey)), json)
    const fromSvg = openBytes('map.svg', new TextEncoder().encode(svg))
    const fromPng = openBytes('map.png', embedInPng(pixel, json))
    expect(fromSvg).toEqual({ records: recordsOf(journey), warnings: [] })
    expect(fromPng).toEqual(fromSvg)
  })

  it('gives back any text, character by character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const whole = text.toWellFormed()
        expect(extractJourney(embedJourney(emptySvg, whole))).toBe(whole)
        expect(extractFromPng(embedInPng(pixel, whole))).toBe(whole)
      }),
      // Packing costs some milliseconds, however short the text is.
      { numRuns: 40 },
    )
  })

  it('carries one map, the last one put in', () => {
    const twice = embedJourney(embedJourney(emptySvg, 'old'), 'new')
    expect(extractJourney(twice)).toBe('new')
    expect(twice).toBe(embedJourney(emptySvg, 'new'))
    expect(embedInPng(embedInPng(pixel, 'old'), 'new')).toEqual(embedInPng(pixel, 'new'))
  })

  it('stays readable when another program has renamed the prefix', () => {
    const svg = embedJourney(emptySvg, 'map')
      .replace('<journeyboard-map xmlns=', '<ns0:journeyboard-map xmlns:ns0=')
      .replace('</journeyboard-map>', '</ns0:journeyboard-map>')
    expect(extractJourney(svg)).toBe('map')
  })

  it('has checksums that other programs accept', () => {
    const bytes = embedInPng(pixel, '{}')
    const length = new DataView(bytes.buffer).getUint32(33)
    expect(new TextDecoder().decode(bytes.subarray(37, 41))).toBe('iTXt')
    expect(new DataView(bytes.buffer).getUint32(41 + length)).toBe(crc32(bytes.subarray(37, 41 + length)))
  })
})

describe('a picture without a map that can be read', () => {
  it('is told apart from a broken one', () => {
    expect(extractJourney(emptySvg)).toBeNull()
    expect(extractFromPng(pixel)).toBeNull()
    expect(extractFromPng(new Uint8Array(3))).toBeNull()
    expect(() => openFile('photo.svg', emptySvg)).toThrow('photo.svg: This picture does not carry a map.')
    expect(() => openBytes('photo.png', pixel)).toThrow('photo.png: This picture does not carry a map.')
  })

  it('says so when the map inside is cut off, no Base64, or not a map', () => {
    const whole = embedJourney(emptySvg, '{"format": "journeyboard", "version": 1}')
    const carrying = (content: string) => whole.replace(/(<journeyboard-map[^>]*>)[^<]*/, `$1${content}`)
    for (const content of ['', '***', 'AAAA', toBase64(packText('{}'.repeat(900))).slice(0, 24)])
      expect(() => openFile('a.svg', carrying(content)), content).toThrow(
        'a.svg: The map inside this picture is damaged.',
      )
    expect(() => openFile('a.svg', carrying(toBase64(packText('{\n"a": }'))))).toThrow(
      'a.svg: The map inside this picture can not be read. This is not valid JSON',
    )
    expect(() => embedInPng(new Uint8Array(40), '{}')).toThrow('This is not a PNG picture.')
  })

  it('never unpacks more than a file may hold', () => {
    const bomb = deflateSync(Buffer.alloc(1.2 * MAX_CARRIED_SIZE), { level: 1 })
    const svg = embedJourney(emptySvg, '').replace(/(<journeyboard-map[^>]*>)[^<]*/, `$1${toBase64(bomb)}`)
    expect(() => openFile('bomb.svg', svg)).toThrow(FormatError)
    expect(() => openFile('bomb.svg', svg)).toThrow('larger than 48 MB')
  })

  it('opens a PNG that was cut off behind the map', () => {
    const bytes = embedInPng(pixel, '{"format": "journeyboard", "version": 1}')
    expect(openBytes('cut.png', bytes.subarray(0, bytes.length - 9)).records.map.title).toBe('cut')
  })
})
