import { describe, expect, it } from 'vitest'
import { laneIndexAt, stageIndexAt, stepIndexAt } from './headerDrop.ts'
import { layoutJourney } from './layoutJourney.ts'
import { laneId, sketchJourney, stepId } from './testing/sketchJourney.ts'

const layout = layoutJourney(
  sketchJourney({ stages: [{ steps: [200, 200] }, { steps: [] }, { steps: [300] }], lanes: [{}, {}, {}] }),
)
const [a, empty, c] = layout.stages
if (!a || !empty || !c) throw new Error('the map of this test is too small')

describe('a stage that is dragged by its header', () => {
  it('lands between the others', () => {
    expect(stageIndexAt(layout, a.box.x + 10)).toMatchObject({ index: 0, line: { x: a.box.x - 1, y: 0 } })
    expect(stageIndexAt(layout, empty.box.x + 10)).toMatchObject({ index: 1, line: { x: empty.box.x - 1 } })
    expect(stageIndexAt(layout, 1e6)).toMatchObject({ index: 3, line: { x: layout.sheet.width - 1 } })
  })

  it('does not count itself', () => {
    expect(stageIndexAt(layout, c.box.x - 10, [a.id])).toMatchObject({ index: 1 })
    expect(stageIndexAt(layout, a.box.x + 10, [a.id])).toMatchObject({ index: 0 })
  })
})

describe('a step that is dragged by its header', () => {
  it('lands in the stage under it, between that stage’s other steps', () => {
    expect(stepIndexAt(layout, a.box.x + 10)).toMatchObject({ stage: a.id, index: 0 })
    expect(stepIndexAt(layout, a.box.x + 390)).toMatchObject({ stage: a.id, index: 2, line: { x: empty.box.x - 1 } })
    expect(stepIndexAt(layout, a.box.x + 390, [stepId(0)])).toMatchObject({ stage: a.id, index: 1 })
    expect(stepIndexAt(layout, empty.box.x + 20)).toMatchObject({ stage: empty.id, index: 0 })
  })

  it('lands at the ends when it is dragged past them', () => {
    expect(stepIndexAt(layout, -50)).toMatchObject({ stage: a.id, index: 0 })
    expect(stepIndexAt(layout, 1e6)).toMatchObject({ stage: c.id, index: 1 })
    expect(stepIndexAt(layoutJourney(sketchJourney({})), 0)).toBeNull()
  })
})

describe('a lane that is dragged by its title', () => {
  it('lands between the others', () => {
    const [first, second] = layout.lanes
    expect(laneIndexAt(layout, 0)).toMatchObject({ index: 0, line: { y: layout.header.height - 1, x: 0 } })
    expect(laneIndexAt(layout, (second?.box.y ?? 0) + 5)).toMatchObject({ index: 1 })
    expect(laneIndexAt(layout, (second?.box.y ?? 0) + 5, first && [first.id])).toMatchObject({ index: 0 })
    expect(laneIndexAt(layout, 1e6, [laneId(2)])).toMatchObject({ index: 2 })
    expect(laneIndexAt(layoutJourney(sketchJourney({})), 50)).toMatchObject({ index: 0 })
  })
})
