import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createManualClock } from '../ops/clock.ts'
import { createAnswers } from './answers.ts'
import { stepTwoFrame } from './frames.ts'

const NOTHING = Y.encodeStateVector(new Y.Doc())

function setUp() {
  const doc = new Y.Doc()
  doc.getMap('cards').set('one', 1)
  const clock = createManualClock()
  return { doc, clock, answers: createAnswers(doc, clock) }
}

it('the same question has the same answer, made once', () => {
  const { doc, answers } = setUp()
  const first = answers.to(NOTHING)
  expect(first).toEqual(stepTwoFrame(doc, NOTHING))
  expect(answers.to(NOTHING.slice())).toBe(first)
  const known = answers.to(Y.encodeStateVector(doc))
  expect(known).not.toEqual(first)
  expect(answers.to(NOTHING)).toBe(first)
})

it('an answer is made anew once the document has changed, be it by a deletion alone', () => {
  const { doc, answers } = setUp()
  for (const change of [() => doc.getMap('cards').set('two', 2), () => doc.getMap('cards').delete('one')]) {
    const before = answers.to(NOTHING)
    change()
    expect(answers.to(NOTHING)).not.toBe(before)
    expect(answers.to(NOTHING)).toEqual(stepTwoFrame(doc, NOTHING))
  }
})

it('answers are let go after a while, and when there are many', () => {
  const { clock, answers } = setUp()
  const first = answers.to(NOTHING)
  clock.advance(5000)
  const second = answers.to(NOTHING)
  expect(second).not.toBe(first)
  for (let client = 1; client <= 4; client += 1) answers.to(new Uint8Array([1, client, 1]))
  expect(answers.to(NOTHING)).not.toBe(second)
})

it('what is no state vector is not answered, also the second time', () => {
  const { answers } = setUp()
  for (let time = 0; time < 2; time += 1) expect(() => answers.to(new Uint8Array([200]))).toThrow()
})
