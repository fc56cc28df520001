import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, type JourneyRecords, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import { describe, expect, it } from 'vitest'
import { makeMiniature, makeWholeMiniature } from './makeMiniature.ts'
import { isMiniature } from './miniature.ts'

function pictureOf(records: JourneyRecords) {
  return makeMiniature(layoutJourney(arrangeJourney(lookupOf(records))))
}

/** How many separate shapes a layer has. */
function shapes(path: string | undefined): number {
  return path?.match(/M/g)?.length ?? 0
}

describe('the small picture of a map', () => {
  it.each(templates.map((template) => [template.title, template] as const))('shows the template %s', (_, template) => {
    const records = template.create()
    const picture = pictureOf(records)
    expect(isMiniature(JSON.parse(JSON.stringify(picture)))).toBe(true)
    expect(shapes(picture.paths.titles)).toBeGreaterThanOrEqual(records.lanes.length)
    expect(JSON.stringify(picture).length).toBeLessThan(6000)
  })

  it('has a shape for each card, in the tint of its kind, and a dot for each feeling', () => {
    const sketch = createSketch({ title: 'Rent a bicycle' })
    const stage = sketch.addStage({ title: 'Find' })
    const step = sketch.addStep(stage, { title: 'Search' })
    for (const title of ['Compare', 'Choose']) sketch.addStep(stage, { title })
    const lane = sketch.addLane({ title: 'Pains', kind: 'pain' })
    sketch.addLane({ title: 'Feelings', kind: 'emotion' })
    const persona = sketch.addPersona({ name: 'Ann' })
    sketch.addCard({ step, lane }, { kind: 'pain', text: 'Too many apps' })
    sketch.addCard({ step, lane }, { kind: 'pain', text: 'No price' })
    sketch.addCard({ step, lane }, { kind: 'text', text: 'Rainy day' })
    sketch.setFeeling({ persona, step, series: 'actual' }, { valence: -1 })
    const { paths } = pictureOf(sketch.records())
    expect(shapes(paths['card-coral'])).toBe(2)
    expect(shapes(paths['card-plain'])).toBe(1)
    expect(shapes(paths['face-0'])).toBe(1)
    expect(shapes(paths['face-4'])).toBe(0)
  })

  it('shows the beginning of a long map, and nothing beyond its edge', () => {
    const sketch = createSketch({})
    const lane = sketch.addLane({ title: 'Actions', kind: 'action' })
    const stage = sketch.addStage({ title: 'All' })
    for (let index = 0; index < 60; index += 1) {
      const step = sketch.addStep(stage, { title: `Step ${index}` })
      sketch.addCard({ step, lane }, { kind: 'action', text: 'Waits' })
    }
    const picture = pictureOf(sketch.records())
    expect(picture.width / picture.height).toBeGreaterThan(1.2)
    expect(picture.width / picture.height).toBeLessThan(1.9)
    expect(shapes(picture.paths['card-plain'])).toBeLessThan(10)
  })

  it('of a list shows the whole map, so that nothing moves when the server’s picture comes', () => {
    const layout = layoutJourney(arrangeJourney(lookupOf(templates[1]?.create() ?? createSketch({}).records())))
    const { width, height, paths } = makeWholeMiniature(layout)
    expect(width / height).toBeCloseTo(layout.sheet.width / layout.sheet.height, 1)
    const cards = Object.entries(paths).map(([layer, path]) => (layer.startsWith('card') ? shapes(path) : 0))
    expect(cards.reduce((sum, count) => sum + count)).toBe(layout.cardById.size)
  })

  it('can be kept of a map that is many times as high as it is wide', () => {
    const sketch = createSketch({})
    const step = sketch.addStep(sketch.addStage({ title: 'All' }), { title: 'Wait' })
    const lane = sketch.addLane({ title: 'Actions', kind: 'action' })
    for (let index = 0; index < 100; index += 1) sketch.addCard({ step, lane }, { kind: 'action', text: 'Waits' })
    const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))
    expect(layout.sheet.height / layout.sheet.width).toBeGreaterThan(10)
    for (const picture of [makeMiniature(layout), makeWholeMiniature(layout)]) {
      expect(isMiniature(picture)).toBe(true)
      expect(shapes(picture.paths['card-plain'])).toBeGreaterThan(10)
    }
  })

  it('of a list shows the beginning of a map with very many steps', () => {
    const sketch = createSketch({})
    const stage = sketch.addStage({ title: 'All' })
    for (let index = 0; index < 1000; index += 1) sketch.addStep(stage, { title: `Step ${index}` })
    const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))
    expect(JSON.stringify(makeWholeMiniature(layout)).length).toBeLessThan(6000)
  })

  it.each(templates.map((template) => [template.title, template] as const))('cuts no card of %s', (_, template) => {
    const { paths, width, height } = pictureOf(template.create())
    const cards = Object.entries(paths).flatMap(([layer, path]) => (layer.startsWith('card') ? path.split('z') : []))
    for (const card of cards) {
      const [x = 0, y = 0, across = 0, down = 0] = (card.match(/-?\d+/g) ?? []).map(Number)
      expect(x + across, card).toBeLessThanOrEqual(width)
      expect(y + down, card).toBeLessThanOrEqual(height)
    }
  })

  it('is refused when it is not one of ours', () => {
    const picture = pictureOf(templates[0]?.create() ?? createSketch({}).records())
    expect(isMiniature(null)).toBe(false)
    expect(isMiniature({ ...picture, height: Number.NaN })).toBe(false)
    expect(isMiniature({ ...picture, paths: { text: 'url(javascript:)' } })).toBe(false)
    expect(isMiniature({ ...picture, paths: { unknown: 'M0 0' } })).toBe(false)
  })
})
