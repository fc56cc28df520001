import { feelingId, type JourneyRecords } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { ALL_RIGHTS, noRights } from '../rights.ts'
import { cardSaying, laneNamed, stageNamed, stepNamed } from '../testing/find.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { carryPart, readCarriedPart } from './carrier.ts'
import { partOfMap, readPart, writePart } from './part.ts'
import { pastePart } from './pastePart.ts'

const stage = (test: TestBoard, title: string) =>
  test.select({ family: 'stage', id: stageNamed(test.journey(), title).id })
const step = (test: TestBoard, title: string) =>
  test.select({ family: 'step', id: stepNamed(test.journey(), title).id })
const lane = (test: TestBoard, title: string) =>
  test.select({ family: 'lane', id: laneNamed(test.journey(), title).id })

/** What lies on the clipboard, as it came there. */
const copied = (test: TestBoard) => carryPart(partOfMap(test.board, 'there') ?? nothing())
const paste = (test: TestBoard, { html }: { readonly html: string }) =>
  pastePart(test.board, readCarriedPart(html) ?? nothing(), null)
const nothing = (): never => {
  throw new Error('Nothing is there')
}

/** One stage `Sell` with the step `Offer`; lanes `actions` and `Mood` (of feelings); Mia, without a feeling. */
function shop(): JourneyRecords {
  const sketch = createSketch({ title: 'A shop' })
  sketch.addPersona({ name: 'mia' })
  const offer = sketch.addStep(sketch.addStage({ title: 'Sell' }), { title: 'Offer' })
  const actions = sketch.addLane({ title: 'actions', kind: 'action', role: 'customer' })
  sketch.addLane({ title: 'Mood', kind: 'emotion', role: 'customer' })
  sketch.addCard({ step: offer, lane: actions }, { text: 'Offers' })
  return sketch.records()
}

describe('what other programs read of stages', () => {
  it('is a table with a row for each lane and a column for each step', () => {
    const test = stage(createTestBoard(), 'Discover')
    expect(copied(test).text).toBe(
      '\tHear\tCompare\nActions\t"Sees an ad\nAsks a friend"\t\nFeelings\t\t\nTouchpoints\t\tWeb site\nSupport\t\tPrice list',
    )
    expect(copied(test).html).toContain('<td>Touchpoints</td><td></td><td>Web site</td>')
  })
})

describe('copied stages', () => {
  it('come to another map behind the selected stage, with steps, cards, feelings and the lanes that are missing', () => {
    const clip = copied(stage(createTestBoard(), 'Discover'))
    const test = createTestBoard(shop())
    const before = test.records()
    const pasted = paste(stage(test, 'Sell'), clip)
    expect(pasted?.words).toBe('Pasted 1 stage with 4 cards')
    test
      .expectStages(['Sell', 'Discover'])
      .expectSteps(['Offer', 'Hear', 'Compare'])
      .expectLanes(['actions', 'Mood', 'Touchpoints', 'Support'])
      .expectCell('Hear', 'actions', ['Sees an ad', 'Asks a friend'])
      .expectCell('Compare', 'Support', ['Price list'])
    const journey = test.journey()
    expect(pasted?.refs).toEqual([{ family: 'stage', id: stageNamed(journey, 'Discover').id }])
    const [mia, ...others] = journey.personas
    expect(others, 'the persona of the same name is shared').toEqual([])
    const feeling = mia && feelingId(mia.id, stepNamed(journey, 'Hear').id, 'actual')
    expect(feeling && journey.feelingById.get(feeling)?.mark.valence).toBe(0.5)
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('come once more on their own map, between the stages, with the links inside them and without locks', () => {
    const test = createTestBoard()
    test.board.doc.change('Lock', (changes) =>
      changes.set('card', cardSaying(test.journey(), 'Web site').id, 'isLocked', true),
    )
    test.select(
      { family: 'stage', id: stageNamed(test.journey(), 'Discover').id },
      { family: 'stage', id: stageNamed(test.journey(), 'Buy').id },
    )
    const clip = copied(test)
    paste(stage(test, 'Discover'), clip)
    test
      .expectStages(['Discover', 'Discover', 'Buy', 'Buy'])
      .expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
    expect(test.journey().links.map(({ label }) => label)).toEqual(['leads to', 'leads to'])
    const sites = [...test.journey().cardById.values()].filter(({ text }) => text === 'Web site')
    expect(sites.map(({ isLocked }) => isLocked).sort()).toEqual([false, true])
  })

  it('bring no lanes in which nothing lies', () => {
    const clip = copied(stage(createTestBoard(shop()), 'Sell'))
    const test = createTestBoard(createSketch({}).records())
    paste(test, clip)
    test.expectLanes(['actions']).expectCell('Offer', 'actions', ['Offers'])
  })

  it('may be copied by who may change nothing, and are not pasted where stages are not theirs to change', () => {
    const test = createTestBoard()
    test.board.rights.setState(noRights('You may only look at this map.'))
    const clip = copied(stage(test, 'Buy'))
    test.board.rights.setState({ ...ALL_RIGHTS, structure: false, reason: 'Stages are kept as they are.' })
    const before = test.records()
    const told: string[] = []
    test.board.notices.subscribe(({ text }) => told.push(text))
    expect(paste(test, clip)).toBeNull()
    expect(told).toEqual(['Stages are kept as they are.'])
    expect(test.records()).toEqual(before)
  })
})

it('copied steps come into the stage of the selected one, behind it', () => {
  const clip = copied(step(createTestBoard(), 'Compare'))
  const test = createTestBoard()
  expect(paste(step(test, 'Hear'), clip)?.words).toBe('Pasted 1 step with 2 cards')
  test.expectStages(['Discover', 'Buy']).expectSteps(['Hear', 'Compare', 'Compare', 'Sign'])
  paste(stage(test, 'Buy'), clip)
  test.expectSteps(['Hear', 'Compare', 'Compare', 'Sign', 'Compare'])
})

describe('copied lanes', () => {
  it('come below the selected lane of their own map, with their cards in the same steps', () => {
    const test = createTestBoard()
    const clip = copied(lane(test, 'Touchpoints'))
    expect(paste(lane(test, 'Actions'), clip)?.words).toBe('Pasted 1 lane with 2 cards')
    test.expectStages(['Discover', 'Buy']).expectLanes(['Actions', 'Touchpoints', 'Feelings', 'Touchpoints', 'Support'])
    const texts = [...test.journey().cardById.values()].map(({ text }) => text)
    expect(texts.filter((text) => text === 'Contract')).toHaveLength(2)
  })

  it('bring the stages along in which their cards lie, where another map has none of that name', () => {
    const clip = copied(lane(createTestBoard(), 'Support'))
    const test = createTestBoard(shop())
    expect(paste(test, clip)?.words).toBe('Pasted 1 lane with 1 card. 1 stage came along')
    test.expectStages(['Sell', 'Discover']).expectSteps(['Offer', 'Compare'])
    test.expectLanes(['actions', 'Mood', 'Support']).expectCell('Compare', 'Support', ['Price list'])
  })
})

it('what is no part of a map is none, and what can not be read in one is left out', () => {
  const part = partOfMap(stage(createTestBoard(), 'Buy').board, 'there') ?? nothing()
  const broken = { ...part, records: { ...part.records, cards: [{} as never] } }
  expect(readPart(writePart(broken))).toEqual({ ...part, records: { ...part.records, cards: [], links: [] } })
  expect(readPart('{}')).toBeNull()
  expect(readPart('Buy')).toBeNull()
})
