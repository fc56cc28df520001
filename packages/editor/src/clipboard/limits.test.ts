import { createSketch } from '@journeyboard/model/sketch'
import { expect, it } from 'vitest'
import { createTestBoard } from '../testing/testBoard.ts'
import { applyMerge } from './applyMerge.ts'
import { tooMuch, tooMuchToMerge } from './limits.ts'
import { planMerge } from './planMerge.ts'

/** What the server takes as one message; `LIMITS.update` of the protocol, which the editor does not know. */
const ONE_MESSAGE = 1024 * 1024

it('as much as may come at once is one message that the server takes', () => {
  const sketch = createSketch({})
  const steps = Array.from({ length: 100 }, () =>
    sketch.addStep(sketch.addStage({ title: 'Stage' }), { title: 'Step' }),
  )
  const lane = sketch.addLane({})
  // Three bytes a letter is the most that a text of these limits can have.
  const texts = Array.from({ length: 2000 }, () => '旅'.repeat(60))
  for (const [n, text] of texts.entries()) {
    const step = steps[n % steps.length]
    if (step)
      sketch.addCard(
        { step, lane },
        { text, kind: 'pain', color: 'coral', moment: { polarity: 'friction', ordinal: 1 } },
      )
  }
  expect(tooMuch(texts)).toBeNull()
  expect(tooMuch([...texts, 'x'])).toBe('That would be 2,001 cards. Bring at most 2,000 at a time.')
  expect(tooMuch(['x'.repeat(120_001)])).toContain('too much text: 120,001 characters')

  const test = createTestBoard(createSketch({}).records())
  const sizes: number[] = []
  test.doc.ydoc.on('update', (update: Uint8Array) => sizes.push(update.length))
  applyMerge(test.board, planMerge(test.journey(), sketch.records(), { columns: 'append' }), 'Add')
  expect(sizes.length).toBeGreaterThan(0)
  expect(Math.max(...sizes)).toBeLessThan(ONE_MESSAGE)
})

it('a map with more links and feelings than one message holds is not added', () => {
  const sketch = createSketch({})
  const persona = sketch.addPersona({ name: 'Mia' })
  const stage = sketch.addStage({})
  for (let n = 0; n < 5001; n += 1)
    sketch.setFeeling({ persona, step: sketch.addStep(stage, {}), series: 'actual' }, { valence: 0 })
  const records = sketch.records()
  expect(tooMuchToMerge(records)).toBe('That would be 5,001 links and feelings. Bring at most 5,000 at a time.')
  expect(tooMuchToMerge({ ...records, feelings: [] })).toBeNull()
})
