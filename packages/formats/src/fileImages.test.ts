import { arrangeJourney, type ImageHash, type Journey, lookupOf, recordsOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { exportFormats } from './exportFormats.ts'
import { readJourneyJson } from './journeyJsonReader.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'
import { openFile } from './openFile.ts'
import { embedJourney } from './svgPicture.ts'

const hash = 'a'.repeat(64) as ImageHash
const other = 'b'.repeat(64) as ImageHash
const images = new Map([
  [other, 'data:image/jpeg;base64,/9j/4AAQ'],
  [hash, 'data:image/png;base64,iVBORw0KGgo='],
])

function journeyWithImages(): Journey {
  const sketch = createSketch({ title: 'Shop' })
  const step = sketch.addStep(sketch.addStage({}), {})
  sketch.addCard({ step, lane: sketch.addLane({}) }, { kind: 'image', image: { hash, width: 40, height: 30 } })
  sketch.addNote({ x: 0, y: 0 }, { image: { hash: other, width: 40, height: 30 } })
  return arrangeJourney(lookupOf(sketch.records()))
}

describe('a file of a map with images', () => {
  it('holds them, so that another server shows the same map', () => {
    const journey = journeyWithImages()
    const written = writeJourneyJson(journey, images)
    const opened = readJourneyJson(written)
    expect(opened).toMatchObject({ records: recordsOf(journey), warnings: [] })
    expect(opened.images).toEqual(images)
    expect(writeJourneyJson(arrangeJourney(lookupOf(opened.records)), opened.images)).toBe(written)
  })

  it('is a picture, too', () => {
    const json = writeJourneyJson(journeyWithImages(), images)
    expect(openFile('shop.svg', embedJourney('<svg></svg>', json)).images).toEqual(images)
  })

  it.each([
    ['elsewhere', { hash, data: 'https://elsewhere.example/pixel.png' }],
    ['that could hold a script', { hash, data: 'data:image/svg+xml;base64,AAAA' }],
    ['that was cut off', { hash, data: images.get(other)?.slice(0, -3) }],
    ['without a hash', { data: images.get(hash) }],
    ['of another name', { hash: '__proto__', data: images.get(hash) }],
    ['that is none', null],
  ])('is opened without an image %s', (_, image) => {
    const file = { ...JSON.parse(writeJourneyJson(journeyWithImages())), images: [image] }
    const { images: read, warnings } = readJourneyJson(JSON.stringify(file, null, 2))
    expect(read).toBeUndefined()
    expect(warnings).toEqual([expect.stringMatching(/^Line \d+: this image can not be read; it is left out\.$/)])
  })

  it('says where there is no room for them', () => {
    const words = exportFormats.map((format) => [format.id, format.warning(journeyWithImages()).includes('1 image')])
    expect(words).toEqual(exportFormats.map(({ id, holdsImages }) => [id, !holdsImages]))
  })
})
