import { feelingId, type JourneyRecords, recordsOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSaying, laneNamed, noteSaying, stageNamed, stepNamed } from '../testing/find.ts'
import { sampleMap } from '../testing/sampleMap.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { applyMerge } from './applyMerge.ts'
import { describeMerge } from './describeMerge.ts'
import { planMerge } from './planMerge.ts'

/** `Ride` (steps `Unlock`, `Return`), lanes `Actions`, `Mood` (of feelings), `Weather`; Mia and Ben. */
function ride(): JourneyRecords {
  const sketch = createSketch({ title: 'Riding' })
  const mia = sketch.addPersona({ name: ' mia ' })
  sketch.addPersona({ name: 'Ben', color: 'ink' })
  const stage = sketch.addStage({ title: 'Ride' })
  const unlock = sketch.addStep(stage, { title: 'Unlock' })
  const back = sketch.addStep(stage, { title: 'Return' })
  const actions = sketch.addLane({ title: 'actions', kind: 'action', role: 'customer' })
  sketch.addLane({ title: 'Mood', kind: 'emotion' })
  const weather = sketch.addLane({ title: 'Weather', role: 'customer' })
  const scans = sketch.addCard({ step: unlock, lane: actions }, { text: 'Scans the code', kind: 'action' })
  const rain = sketch.addCard({ step: back, lane: weather }, { text: 'Rain', kind: 'pain' })
  sketch.addNote({ x: 40, y: 700 }, { text: 'Helmets?' })
  sketch.addLink({ from: scans, to: rain }, { label: 'then' })
  sketch.setFeeling({ persona: mia, step: back, series: 'actual' }, { valence: -1 })
  return sketch.records()
}

const append = (test: TestBoard, records: JourneyRecords) =>
  applyMerge(test.board, planMerge(test.journey(), records, { columns: 'append' }), 'Add Riding')

describe('a whole map that is added to another one', () => {
  it('stands behind its stages, and joins lanes of the same kind and title and personas of the same name', () => {
    const test = createTestBoard()
    const before = test.records()
    const { sheet, titleColumn } = test.board.layout.getState()
    append(test, ride())
    test
      .expectStages(['Discover', 'Buy', 'Ride'])
      .expectSteps(['Hear', 'Compare', 'Sign', 'Unlock', 'Return'])
      .expectLanes(['Actions', 'Feelings', 'Weather', 'Touchpoints', 'Support'])
      .expectCell('Unlock', 'Actions', ['Scans the code'])
      .expectCell('Return', 'Weather', ['Rain'])
    const { personas, links, feelingById } = test.journey()
    expect(personas.map(({ name, color }) => [name, color])).toEqual([
      ['Mia', 'ink'],
      ['Ben', 'teal'],
    ])
    expect(links.map(({ label }) => label).sort()).toEqual(['leads to', 'then'])
    const mia = personas[0]?.id ?? never()
    expect(feelingById.get(feelingId(mia, stepNamed(test.journey(), 'Return').id, 'actual'))?.mark.valence).toBe(-1)
    const { x } = noteSaying(test.journey(), 'Helmets?').place
    expect(x, 'as far from its stages as it was').toBe(40 + sheet.width - titleColumn.width)
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('says beforehand what comes and what joins', () => {
    const test = createTestBoard()
    expect(describeMerge(test.journey(), planMerge(test.journey(), ride(), { columns: 'append' }))).toEqual([
      'Adds 1 stage, 2 steps, 1 lane, 2 cards, 1 note and 1 persona.',
      'Shares Actions, Feelings and Mia with this map.',
    ])
  })

  it('that is the same map comes as a copy and changes nothing that is here', () => {
    const test = createTestBoard()
    const before = test.records()
    const same = planMerge(test.journey(), recordsOf(test.journey()), { columns: 'append' })
    expect(describeMerge(test.journey(), same).at(-1)).toBe(
      'Some of it is on this map already. It comes once more as a copy; nothing that is here changes.',
    )
    applyMerge(test.board, same, 'Add it')
    test
      .expectStages(['Discover', 'Buy', 'Discover', 'Buy'])
      .expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
    const after = test.records()
    for (const card of before.cards) expect(after.cards).toContainEqual(card)
    for (const stage of before.stages) expect(after.stages).toContainEqual(stage)
    expect(after.cards).toHaveLength(2 * before.cards.length)
  })

  it('keeps cards without a place in the tray', () => {
    const records = ride()
    const test = createTestBoard()
    append(test, { ...records, steps: records.steps.filter(({ title }) => title !== 'Return') })
    test.expectTray(['Rain']).expectCell('Unlock', 'Actions', ['Scans the code'])
  })
})

/** A table with these titles, as `tableRecords` makes it; each cell holds a card named by its titles. */
function table(columns: readonly (readonly [stage: string, ...steps: string[]])[], lanes: readonly string[]) {
  const sketch = createSketch({})
  const steps = columns.flatMap(([title, ...names]) => {
    const stage = sketch.addStage({ title })
    return names.map((name) => ({ name: name || title, step: sketch.addStep(stage, { title: name }) }))
  })
  for (const title of lanes) {
    const lane = sketch.addLane({ title })
    for (const { name, step } of steps) sketch.addCard({ step, lane }, { text: `${name}/${title}` })
  }
  return sketch.records()
}

describe('a table that is added to a map', () => {
  const match = (test: TestBoard, records: JourneyRecords, step = 'Hear', lane = 'Actions') => {
    const from = { step: stepNamed(test.journey(), step).id, lane: laneNamed(test.journey(), lane).id }
    return applyMerge(test.board, planMerge(test.journey(), records, { columns: 'match', from }), 'Paste')
  }

  it('that would bring a stage where none may come is refused as a whole, and nothing is made of it', () => {
    const test = createTestBoard()
    const before = test.records()
    test.board.rights.setState({ structure: false, cards: true, reason: 'The structure is locked.' })
    expect(match(test, table([['Use', '']], ['Actions']))).toBeNull()
    expect(test.records()).toEqual(before)
    expect(test.notices.map(({ text }) => text)).toEqual(['The structure is locked.'])
    expect(match(test, table([['Buy', '']], ['Actions']))?.cards).toHaveLength(1)
  })

  it('joins stages and lanes of the same title, whatever their letters, and adds the others', () => {
    const test = createTestBoard()
    match(
      test,
      table(
        [
          ['buy', ''],
          ['Use', ''],
        ],
        [' touchpoints', 'Weather'],
      ),
    )
    test
      .expectStages(['Discover', 'Buy', 'Use'])
      .expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support', 'Weather'])
      .expectCell('Sign', 'Touchpoints', ['Contract', 'buy/ touchpoints'])
      .expectCell('Sign', 'Weather', ['buy/Weather'])
    expect(cardSaying(test.journey(), 'buy/ touchpoints').kind).toBe('touchpoint')
    const [step] = test.journey().stepsByStage.get(stageNamed(test.journey(), 'Use').id) ?? []
    expect(step).toMatchObject({ title: '' })
  })

  it('joins steps wherever they are, and adds new ones where the keyboard stands', () => {
    const test = createTestBoard()
    match(test, table([['', 'Sign', 'Try']], ['Support']))
    test
      .expectStages(['Discover', 'Buy'])
      .expectSteps(['Hear', 'Compare', 'Try', 'Sign'])
      .expectCell('Sign', 'Support', ['Sign/Support'])
      .expectCell('Try', 'Support', ['Try/Support'])
  })

  it('without titles lies in the cells from the chosen one on, and new ones where the map ends', () => {
    const test = createTestBoard()
    match(test, table([['', '', '', '']], ['', '', '']), 'Compare', 'Touchpoints')
    test.expectStages(['Discover', 'Buy']).expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support', ''])
    expect(test.journey().steps).toHaveLength(4)
    test.expectCell('Compare', 'Touchpoints', ['Web site', '/']).expectCell('Sign', '', ['/'])
  })

  it('makes a map of an empty one', () => {
    const test = createTestBoard(createSketch({}).records())
    const merge = planMerge(test.journey(), table([['', 'A', 'B']], ['L']), { columns: 'match', from: null })
    applyMerge(test.board, merge, 'Paste')
    test.expectStages(['']).expectSteps(['A', 'B']).expectCell('B', 'L', ['B/L'])
  })

  it('whatever its titles, every card arrives in a cell, in one step of undo', () => {
    const title = fc.constantFrom('', 'Hear', 'sign', 'Buy', 'New', 'Actions', 'Feelings')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, title, title), { minLength: 1, maxLength: 4 }),
        fc.array(title, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (columns, lanes, isAppended) => {
          const test = createTestBoard(sampleMap())
          const before = test.records()
          const records = table(columns, lanes)
          const merge = planMerge(
            test.journey(),
            records,
            isAppended ? { columns: 'append' } : { columns: 'match', from: null },
          )
          applyMerge(test.board, merge, 'Paste')
          expect(test.journey().tray).toEqual([])
          expect(test.journey().cardById.size).toBe(before.cards.length + records.cards.length)
          test.undo()
          expect(test.records()).toEqual(before)
        },
      ),
      { seed: 20261122, numRuns: 60 },
    )
  })
})

const never = (): never => {
  throw new Error('Nothing is there')
}
