import { feelingId } from '@journeyboard/model'
import { expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { refOf } from './versionDifference.ts'

it('finds a feeling at its point on the curve, and a persona nowhere', () => {
  const journey = openTestBoard(shopRecords()).board.doc.projection.journey()
  const [persona] = journey.personas
  const [step] = journey.steps
  const lane = journey.lanes.find(({ kind }) => kind === 'emotion')
  if (!persona || !step || !lane) throw new Error('The map of the shop has feelings')
  const id = feelingId(persona.id, step.id, 'actual')
  const ref = { family: 'feeling', persona: persona.id, step: step.id, series: 'actual', lane: lane.id }
  expect(refOf(journey, 'feeling', id)).toEqual(ref)
  expect(refOf(journey, 'persona', persona.id)).toBeNull()
})
