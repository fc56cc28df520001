import { join } from 'node:path'
import { type Box, type Layout, layoutJourney, measureText, THEMES, TYPE } from '@journeyboard/layout'
import { randomJourney } from '@journeyboard/layout/testing/randomJourney'
import { arrangeJourney, type CardId, type ImageHash, lookupOf, type NoteId } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayerNames } from './layerNames.ts'
import { PICTURE_THEMES } from './palette.ts'
import { type PictureOptions, renderSvg } from './renderSvg.ts'
import type { PictureScope } from './scope.ts'
import { elementsOf, layoutOfTemplate } from './testing.ts'

const GOLDEN = join(import.meta.dirname, 'golden')
const [, customerJourney, serviceBlueprint] = templates.map(layoutOfTemplate)
if (!customerJourney || !serviceBlueprint) throw new Error('there are templates')

const textsOf = (svg: string) =>
  elementsOf(svg)
    .filter(({ name, attributes }) => name === 'text' && attributes['aria-hidden'] !== 'true')
    .map(({ text }) => text.replace(/[\u202b\u202c]/g, ''))
const layersOf = (svg: string) =>
  elementsOf(svg).flatMap(({ attributes }) =>
    attributes['inkscape:groupmode'] === 'layer' ? [attributes['inkscape:label']] : [],
  )
const describedIn = (svg: string) => elementsOf(svg).find(({ name }) => name === 'desc')?.text
const rootOf = (svg: string) => elementsOf(svg)[0]?.attributes ?? {}
const bare: Partial<PictureOptions> = { hasTitle: false }

function layoutWithCard(text: string): Layout {
  const sketch = createSketch({ title: text })
  const step = sketch.addStep(sketch.addStage({ title: text }), { title: text })
  sketch.addCard({ step, lane: sketch.addLane({ title: text }) }, { text, owner: text })
  sketch.addPersona({ name: text })
  return layoutJourney(arrangeJourney(lookupOf(sketch.records())))
}

describe('a picture of a map', () => {
  it.each(templates)('of $id looks as it was reviewed', async (template) => {
    const svg = renderSvg(layoutOfTemplate(template), { date: '21 November 2026' })
    await expect(svg).toMatchFileSnapshot(join(GOLDEN, `${template.id}.svg`))
  })

  it('is well-formed, has unique names and is the same each time, whatever the map', () => {
    fc.assert(
      fc.property(randomJourney, fc.constantFrom(...PICTURE_THEMES), (journey, theme) => {
        const svg = renderSvg(layoutJourney(journey), { theme })
        const ids = elementsOf(svg).flatMap(({ attributes }) => attributes.id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => /[\s"]/.test(id))).toEqual([])
        expect(renderSvg(layoutJourney(journey), { theme })).toBe(svg)
      }),
      { numRuns: 60 },
    )
  })

  it('says every line of every card, in the order of the board', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        const layout = layoutJourney(journey)
        const shown = textsOf(renderSvg(layout, bare)).join('|')
        for (const { lines } of layout.cardById.values()) {
          const wanted = lines.map((line) => line.text.trimEnd()).filter((text) => text.trim() !== '')
          if (wanted.some((text) => text.includes('\t') || /\p{C}/u.test(text))) continue
          expect(shown).toContain(wanted.join('|'))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has layers that drawing programs list by name, lowest first', () => {
    expect(layersOf(renderSvg(customerJourney))).toEqual([
      ...['Background', 'Title', 'Sheet', 'Moments', 'Grid', 'Stages', 'Steps', 'Lanes', 'Feelings', 'Service lines'],
      ...['Links', 'Cards', 'Notes'],
    ])
    const labelById = new Map(
      elementsOf(renderSvg(customerJourney)).map(({ attributes }) => [attributes.id, attributes['inkscape:label']]),
    )
    expect(labelById.get('Discover')).toBe(undefined)
    expect(labelById.get('Discover-Touchpoints')).toBe('Discover / Touchpoints')
    expect(labelById.get('Card-terminal-refuses-the')).toBe('Card terminal refuses the')
  })

  it('names groups by whole words, as far as a list of layers has room', () => {
    const names = createLayerNames()
    const named = (text: string) => Object.values(names.named(text, 'Card'))
    expect(named('  Waits at the\nterminal, twice')).toEqual([
      'Waits-at-the-terminal-twice',
      'Waits at the terminal, twice',
    ])
    expect(named('Nobody says when the chairs will come')).toEqual([
      'Nobody-says-when-the-chairs-will',
      'Nobody says when the chairs will',
    ])
    expect(named('3 chairs')).toEqual(['Card-3-chairs', '3 chairs'])
    expect(named('')).toEqual(['Card', undefined])
    expect(named('?!')).toEqual(['Card-2', 'Card'])
    expect(named('\u{1f600}')).toEqual(['Card-3', 'Card'])
    expect(named('\u{20000}'.repeat(50))[0]).toBe('\u{20000}'.repeat(32))
  })

  it('has the legend of each emotion lane, also without that of the title', () => {
    const texts = textsOf(renderSvg(customerJourney, bare))
    expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/ feels$/), 'wants to feel']))
  })

  it('leaves out the curves of personas that are hidden on the board, and what the legend says of them', () => {
    const [persona] = customerJourney.journey.personas
    const layout = layoutJourney(customerJourney.journey, undefined, new Set(persona && [persona.id]))
    expect(textsOf(renderSvg(layout, bare))).not.toContain('feels')
    expect(renderSvg(layout, bare)).not.toContain(THEMES.light.persona[persona?.color ?? 'ink'])
  })

  it('ends the wash of a moment of truth in the last column in the corner of the sheet', () => {
    const sketch = createSketch({ title: 'Two steps' })
    const stage = sketch.addStage({ title: 'Stage' })
    const lane = sketch.addLane({ title: 'Lane' })
    for (const title of ['First', 'Last']) {
      const step = sketch.addStep(stage, { title })
      sketch.addCard({ step, lane }, { text: title, moment: { polarity: 'friction', ordinal: null } })
    }
    const svg = renderSvg(layoutJourney(arrangeJourney(lookupOf(sketch.records()))), bare)
    const washes = elementsOf(svg).filter(({ attributes }) => attributes.fill === THEMES.light.moment.friction.wash)
    expect(washes.map(({ name }) => name)).toEqual(['rect', 'path'])
    expect(washes[1]?.attributes.d).toContain('a12 12')
  })

  it('uses nothing that only browsers know', () => {
    for (const theme of PICTURE_THEMES) {
      const svg = renderSvg(serviceBlueprint, { theme })
      expect(svg).not.toMatch(/foreignObject|var\(|paint-order|class=|#[0-9a-f]{8}"|NaN|undefined/)
    }
  })

  it('writes markup, quotes and ampersands as text, and leaves out what XML forbids', () => {
    const svg = renderSvg(layoutWithCard('</text>&amp; "1 < 2"\u0007\ud800\ufffe'))
    expect(textsOf(svg).filter((text) => text.includes('1 < 2'))).not.toEqual([])
    expect(svg).not.toContain('\u0007')
    expect(elementsOf(svg).find(({ name }) => name === 'title')?.text).toBe('</text>&amp; "1 < 2"')
  })

  it('begins texts that are read from the right at their right, all lines of one text alike', () => {
    const layout = layoutWithCard('שלום, עולם!\nInter')
    const [card] = layout.cardById.values()
    const [stage] = layout.stages
    if (!card || !stage) throw new Error('there are a card and a stage')
    const runs = elementsOf(renderSvg(layout, bare)).filter(({ name }) => name === 'text')
    const startOf = (text: string, box: Box) => {
      const run = runs.find((one) => one.text === text && Number(one.attributes.x) <= box.x + box.width)
      return [run?.attributes['text-anchor'], Number(run?.attributes.x) - box.x - box.width]
    }
    expect(startOf('\u202bשלום, עולם!\u202c', stage.box)).toEqual(['end', -12])
    const inCard = runs.filter(
      ({ attributes }) => Number(attributes.y) > card.box.y && Number(attributes.x) > card.box.x,
    )
    expect(inCard.map(({ text, attributes }) => [text, attributes['text-anchor'], Number(attributes.x)])).toEqual([
      ['\u202bשלום, עולם!\u202c', 'end', card.box.x + card.box.width - 10],
      ['\u202bInter\u202c', 'end', card.box.x + card.box.width - 10],
      expect.anything(),
    ])
    const latin = elementsOf(renderSvg(layoutWithCard('Inter שלום'), bare)).filter(({ name }) => name === 'text')
    expect(latin.every(({ text, attributes }) => !attributes['text-anchor'] && !/[\u202b\u202c]/.test(text))).toBe(true)
  })

  it('puts what stands under a title that begins at the right there too', () => {
    const sketch = createSketch({ title: 'מפה' })
    const stage = sketch.addStage({ title: 'שלב', goal: 'Sure?', period: 'before' })
    sketch.addStep(stage, {})
    sketch.addLane({ title: 'נתיב', role: 'customer' })
    sketch.addLane({ title: 'Desk', role: 'customer' })
    const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))
    const runs = elementsOf(renderSvg(layout, bare)).filter(({ name }) => name === 'text')
    const placed = (wanted: string) =>
      runs
        .filter(({ text }) => text === wanted)
        .map(({ attributes }) => [attributes['text-anchor'], Number(attributes.x)])
    const [box, lane] = [layout.stages[0]?.box, layout.lanes[0]?.title]
    if (!box || !lane) throw new Error('there are a stage and a lane')
    const right = box.x + box.width - 12
    expect([...placed('Before'), ...placed('Sure?')]).toEqual([
      ['end', right],
      ['end', right],
    ])
    expect(placed('customer')).toEqual([
      ['end', lane.x + lane.width - 8],
      [undefined, lane.x + 16],
    ])
  })

  it('keeps spaces that would collapse, and puts what follows a tab at its stop', () => {
    const svg = renderSvg(layoutWithCard('  two  gaps\n\ttab'), bare)
    const kept = elementsOf(svg).filter(({ attributes }) => attributes['xml:space'] === 'preserve')
    expect(kept.map(({ text }) => text)).toContain('  two  gaps')
    const tabbed = kept.find(({ text }) => text.endsWith('tab'))?.text ?? ''
    expect(measureText(tabbed, TYPE.card)).toBeCloseTo(measureText('        tab', TYPE.card))
  })
})

describe('choices', () => {
  it('scale the picture, not its coordinates', () => {
    const [one, four] = [1, 4].map((scale) => rootOf(renderSvg(customerJourney, { scale })))
    expect(four?.viewBox).toBe(one?.viewBox)
    expect(Number(four?.width)).toBe(4 * Number(one?.width))
    for (const scale of [0, 5, Number.NaN]) expect(() => renderSvg(customerJourney, { scale })).toThrow(RangeError)
  })

  it('leave the ground and the title block away', () => {
    const svg = renderSvg(customerJourney, { ...bare, isTransparent: true })
    expect(layersOf(svg).slice(0, 2)).toEqual(['Sheet', 'Moments'])
  })

  it('leave parts of the title block away, each by itself', () => {
    const parts = ['Mara Lind, Office manager', 'How they feel', '22 November 2026']
    const shown = (options: Partial<PictureOptions>) => {
      const texts = textsOf(renderSvg(customerJourney, { date: '22 November 2026', ...options }))
      return parts.map((part) => texts.includes(part))
    }
    expect(shown({})).toEqual([true, true, true])
    expect(shown({ hasPersonas: false })).toEqual([false, true, true])
    expect(shown({ hasLegend: false })).toEqual([true, false, true])
    expect(shown({ date: '' })).toEqual([true, true, false])
    expect(shown(bare)).toEqual([false, false, false])
  })

  it('wrap what is wider than the title block, and set it from the right where it is read so', () => {
    const sketch = createSketch({ title: 'Map' })
    sketch.addPersona({ name: 'Mara', role: 'runs an office '.repeat(9).trim() })
    sketch.addPersona({ name: 'מרה' })
    const elements = elementsOf(renderSvg(layoutJourney(arrangeJourney(lookupOf(sketch.records())))))
    const texts = elements.filter(({ name }) => name === 'text')
    const [left = 0, , width = 0] = (elements[0]?.attributes.viewBox ?? '').split(' ').map(Number)
    const mara = texts.filter(({ text }) => /Mara|office/.test(text))
    expect(mara.map(({ text }) => text.trim()).join(' ')).toBe(`Mara, ${'runs an office '.repeat(9).trim()}`)
    expect(mara.length).toBeGreaterThan(1)
    for (const { text, attributes } of mara)
      expect(Number(attributes.x) + measureText(text, TYPE.card)).toBeLessThan(left + width)
    const hebrew = texts.find(({ text }) => text.includes('מרה'))
    expect(hebrew).toMatchObject({ text: '\u202bמרה\u202c', attributes: { 'text-anchor': 'end' } })
    // Below what was wrapped.
    expect(Number(hebrew?.attributes.y)).toBeGreaterThanOrEqual(
      Math.max(...mara.map(({ attributes }) => Number(attributes.y))),
    )
  })

  it('print on white and keep the tints', () => {
    const svg = renderSvg(customerJourney, { theme: 'print' })
    const ground = elementsOf(svg).find(({ name }) => name === 'rect')
    expect(ground?.attributes.fill).toBe('#ffffff')
    expect(svg).toContain('#fbeee6')
  })

  it('show chosen stages and lanes as if there were no others', () => {
    const { stages, lanes } = customerJourney.journey
    const chosen = {
      stages: new Set(stages.slice(1, 3).map(({ id }) => id)),
      lanes: new Set([lanes[0]?.id ?? ('' as never)]),
    }
    const svg = renderSvg(customerJourney, { ...bare, scope: { kind: 'part', ...chosen } })
    const texts = textsOf(svg)
    expect(texts).toEqual(expect.arrayContaining(['Decide', 'Buy', 'Customer actions']))
    expect(texts).not.toContain('Discover')
    expect(texts).not.toContain('Touchpoints')
    expect(layersOf(svg)).not.toContain('Tray')
    expect(Number(rootOf(svg).width)).toBeLessThan(Number(rootOf(renderSvg(customerJourney, bare)).width))
  })

  it('show what is selected where it stands, with the links between', () => {
    const { journey, cardById, noteById } = customerJourney
    const [link] = journey.links
    const note = [...noteById.keys()][0]
    if (!link || !note) throw new Error('the template has a link and a note')
    const cards = new Set([link.ends.from as CardId, link.ends.to as CardId])
    const svg = renderSvg(customerJourney, { ...bare, scope: { kind: 'selection', cards, notes: new Set<NoteId>() } })
    expect(describedIn(svg)).toMatch(/Of a journey map 2 cards, 1 link\.$/)
    expect(describedIn(renderSvg(customerJourney))).toMatch(/A journey map of 6 stages, /)
    expect(layersOf(svg)).toEqual(['Background', 'Links', 'Cards'])
    const [left = 0, top = 0, width = 0, height = 0] = String(rootOf(svg).viewBox).split(' ').map(Number)
    for (const id of cards) {
      const box = cardById.get(id)?.box ?? { x: 0, y: 0, width: 0, height: 0 }
      expect([box.x > left, box.y > top]).toEqual([true, true])
      expect([box.x + box.width < left + width, box.y + box.height < top + height]).toEqual([true, true])
    }
    const alone = { kind: 'selection' as const, cards: new Set([link.ends.from as CardId]), notes: new Set([note]) }
    expect(layersOf(renderSvg(customerJourney, { ...bare, scope: alone }))).toEqual(['Background', 'Cards', 'Notes'])
    const nothing = { kind: 'selection' as const, cards: new Set<CardId>(), notes: new Set<NoteId>() }
    expect(() => renderSvg(customerJourney, { scope: nothing })).toThrow('there is nothing to draw')
  })
})

describe('the legend above a picture', () => {
  const sketch = createSketch({ title: 'Two moments' })
  const stage = sketch.addStage({ title: 'Stage' })
  const customer = sketch.addLane({ title: 'Customer', role: 'customer' })
  const staff = sketch.addLane({ title: 'Staff', role: 'frontstage' })
  const step = sketch.addStep(stage, { title: 'Step' })
  const friction = sketch.addCard({ step, lane: customer }, { moment: { polarity: 'friction', ordinal: null } })
  sketch.addCard({ step, lane: staff }, { moment: { polarity: 'delight', ordinal: null } })
  const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))
  const marks = ['Line of interaction', 'Moment of truth: friction', 'Moment of truth: delight']
  const marksIn = (scope: PictureScope) => {
    const texts = textsOf(renderSvg(layout, { scope, hasLegend: true }))
    return marks.filter((mark) => texts.includes(mark))
  }

  it('tells of each moment, of two in one column too', () => {
    expect(marksIn({ kind: 'whole' })).toEqual(marks)
  })

  it('tells of a selection only what is on its cards', () => {
    expect(marksIn({ kind: 'selection', cards: new Set([friction]), notes: new Set() })).toEqual([
      'Moment of truth: friction',
    ])
  })
})

describe('an image on a card', () => {
  const hash = 'a'.repeat(64) as ImageHash
  const address = 'data:image/png;base64,AAAA'
  const sketch = createSketch({})
  const step = sketch.addStep(sketch.addStage({}), {})
  sketch.addCard({ step, lane: sketch.addLane({}) }, { text: 'The counter', image: { hash, width: 400, height: 200 } })
  sketch.addNote({ x: 900, y: 0 }, { image: { hash, width: 400, height: 200 } })
  const layout = layoutJourney(arrangeJourney(lookupOf(sketch.records())))

  it('rides in the picture, where the board shows it, with its caption below', () => {
    const elements = elementsOf(renderSvg(layout, bare, new Map([[hash, address]])))
    const [onCard, onNote] = elements.filter(({ name }) => name === 'image').map(({ attributes }) => attributes)
    const [card] = layout.cardById.values()
    expect(onCard).toMatchObject({ 'xlink:href': address, x: `${(card?.box.x ?? 0) + 6}`, width: '132', height: '66' })
    expect(onNote).toMatchObject({ 'xlink:href': address, width: '248' })
    const caption = elements.find(({ text }) => text === 'The counter')
    expect(Number(caption?.attributes.y)).toBeGreaterThan(Number(onCard?.y) + 66)
  })

  it('is an empty frame without its bytes', () => {
    const svg = renderSvg(layout, bare)
    expect(elementsOf(svg).some(({ name }) => name === 'image')).toBe(false)
    expect(svg).not.toContain('xlink')
  })
})
