import type { Ref } from '@journeyboard/editor'
import { describe, expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { firstDrawing, optionsOf } from './pictureChoice.ts'
import { scopeOfSelection } from './pictureScope.ts'

const journey = openTestBoard(shopRecords()).board.doc.projection.journey()
const [stage, buy] = journey.stages
const [lane] = journey.lanes
const [step] = journey.steps
const [card, other] = [...journey.cardById.values()]
if (!stage || !buy || !lane || !step || !card || !other) throw new Error('The map is too small')
const cardRefs = [card, other].map(({ id }): Ref => ({ family: 'card', id }))
const stageRef: Ref = { family: 'stage', id: stage.id }
const words = (...refs: Ref[]) => scopeOfSelection(journey, refs)?.words ?? null

describe('a picture of what is selected', () => {
  it('is of the cards, else of stages and lanes with all that is in them, else of what is in the steps', () => {
    expect(words(...cardRefs)).toBe('2 cards')
    expect(words(stageRef, ...cardRefs.slice(1))).toBe('1 card')
    expect(words(stageRef, { family: 'lane', id: lane.id })).toBe('1 stage and 1 lane')
    expect(words({ family: 'step', id: step.id })).toBe('1 card')
    expect(scopeOfSelection(journey, [stageRef])?.scope).toEqual({
      kind: 'part',
      stages: new Set([stage.id]),
      lanes: null,
    })
  })

  it('of a step leaves out the cards whose lane is gone: they lie far below', () => {
    const { board } = openTestBoard(shopRecords())
    const before = board.doc.projection.journey()
    const [first] = before.steps
    const lying = [...before.cardById.values()].filter(({ place }) => place.step === first?.id)
    const [only] = lying
    if (!first || !only || lying.length > 1) throw new Error('Another map')
    board.doc.change('Delete a lane', (changes) => changes.delete('lane', only.place.lane))
    const after = board.doc.projection.journey()
    expect(after.tray.map(({ id }) => id)).toContain(only.id)
    expect(scopeOfSelection(after, [{ family: 'step', id: first.id }])).toBeNull()
  })

  it('is none where only a place is selected', () => {
    expect(words()).toBe(null)
    expect(words({ family: 'cell', step: step.id, lane: lane.id })).toBe(null)
  })
})

describe('stages and lanes that are ticked', () => {
  const subject = { journey, selected: null, today: '22 November 2026' }
  const part = { ...firstDrawing, what: 'part' } as const

  it('are all of them at first', () => {
    const scope = optionsOf(part, subject)?.scope
    expect(scope).toMatchObject({ stages: new Set(journey.stages.map(({ id }) => id)) })
    expect(scope).toMatchObject({ lanes: new Set(journey.lanes.map(({ id }) => id)) })
  })

  it('leave out the others, until nothing is left to draw', () => {
    const without = (...stages: (typeof stage)[]) =>
      optionsOf({ ...part, withoutStages: new Set(stages.map(({ id }) => id)) }, subject)
    expect(without(stage)?.scope).toMatchObject({ stages: new Set([buy.id]) })
    expect(without(stage, buy)).toBe(null)
  })

  it('have the day beside the title if it is wanted', () => {
    expect(optionsOf(part, subject)?.date).toBe('')
    expect(optionsOf({ ...part, hasDate: true }, subject)?.date).toBe('22 November 2026')
  })
})
