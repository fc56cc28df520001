import { expect, it } from 'vitest'
import { feelingId } from './feeling.ts'
import { arrangeJourney, type JourneyRecords, lookupOf } from './journey.ts'
import { columnsOf, livingFeelings, recordsToTakeAlong } from './reading.ts'
import { createSketch } from './sketch.ts'

const journeyOf = (records: JourneyRecords) => arrangeJourney(lookupOf(records))

it('gives a stage without steps a column of its own', () => {
  const sketch = createSketch({})
  const discover = sketch.addStage({ title: 'Discover' })
  sketch.addStage({ title: 'Empty' })
  const buy = sketch.addStage({ title: 'Buy' })
  for (const stage of [discover, buy]) sketch.addStep(stage, { title: 'A step' })
  expect(columnsOf(journeyOf(sketch.records())).map(({ stage, step }) => [stage.title, step?.title])).toEqual([
    ['Discover', 'A step'],
    ['Empty', undefined],
    ['Buy', 'A step'],
  ])
})

it('takes along no feeling and no link of what is deleted', () => {
  const sketch = createSketch({})
  const stage = sketch.addStage({ title: 'Buy' })
  const [pay, wait] = [sketch.addStep(stage, { title: 'Pay' }), sketch.addStep(stage, { title: 'Wait' })]
  const lane = sketch.addLane({ title: 'Actions', kind: 'action' })
  const cards = [pay, wait].map((step) => sketch.addCard({ step, lane }, { text: 'Does something' }))
  const notes = [sketch.addNote({ x: 0, y: 900 }, { text: 'Why?' }), sketch.addNote({ x: 0, y: 990 }, { text: 'How?' })]
  const [first, second] = cards
  const [why, how] = notes
  if (!first || !second || !why || !how) throw new Error('They were just made')
  sketch.addLink({ from: first, to: why }, {})
  const kept = sketch.addLink({ from: why, to: how }, {})
  const [mara, gone] = [sketch.addPersona({ name: 'Mara' }), sketch.addPersona({ name: 'Left' })]
  for (const persona of [mara, gone])
    for (const step of [pay, wait]) sketch.setFeeling({ persona, step, series: 'actual' }, { valence: -0.5 })
  const all = sketch.records()
  const journey = journeyOf({
    ...all,
    personas: all.personas.filter(({ id }) => id !== gone),
    steps: all.steps.filter(({ id }) => id !== wait),
    cards: all.cards.filter(({ id }) => id !== first),
  })
  const taken = recordsToTakeAlong(journey)
  expect(taken.links.map(({ id }) => id)).toEqual([kept])
  expect(taken.feelings.map(({ id }) => id)).toEqual([feelingId(mara, pay, 'actual')])
  expect(livingFeelings(journey)).toEqual(taken.feelings)
  expect(taken.cards.map(({ id }) => id)).toEqual([second])
})
