import { createSketch } from '@journeyboard/model/sketch'
import { expect, it } from 'vitest'
import { tooMuch, tooMuchToMerge } from './limits.ts'

it('more cards or letters than anybody looks through are not brought at once', () => {
  const texts = Array.from({ length: 5000 }, () => '旅'.repeat(200))
  expect(tooMuch(texts)).toBeNull()
  expect(tooMuch([...texts, ''])).toBe('That would be 5,001 cards. Bring at most 5,000 at a time.')
  expect(tooMuch(['x'.repeat(1_000_001)])).toContain('too much text: 1,000,001 characters')
})

it('a map with too many links and feelings is not added', () => {
  const sketch = createSketch({})
  const persona = sketch.addPersona({ name: 'Mia' })
  const stage = sketch.addStage({})
  for (let n = 0; n < 5001; n += 1)
    sketch.setFeeling({ persona, step: sketch.addStep(stage, {}), series: 'actual' }, { valence: 0 })
  const records = sketch.records()
  expect(tooMuchToMerge(records)).toBe('That would be 5,001 links and feelings. Bring at most 5,000 at a time.')
  expect(tooMuchToMerge({ ...records, feelings: [] })).toBeNull()
})
