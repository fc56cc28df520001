import { actionOf, type Ref } from '@journeyboard/editor'
import { describe, expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { menuActions } from './menuActions.ts'

const journey = openTestBoard(shopRecords()).board.doc.projection.journey()
const [stage] = journey.stages
const [step] = journey.steps
const [lane, curve] = journey.lanes
const [persona] = journey.personas
const [link] = journey.links
const [card, other] = [...journey.cardById.values()]
if (!stage || !step || !lane || !curve || !persona || !link || !card || !other) throw new Error('The map is too small')

const selections: readonly (readonly [string, readonly Ref[]])[] = [
  ['nothing', []],
  ['a card', [{ family: 'card', id: card.id }]],
  ['two cards', [card, other].map(({ id }) => ({ family: 'card', id }) as const)],
  ['a stage', [{ family: 'stage', id: stage.id }]],
  ['a step', [{ family: 'step', id: step.id }]],
  ['a lane', [{ family: 'lane', id: lane.id }]],
  ['a link', [{ family: 'link', id: link.id }]],
  ['an empty cell', [{ family: 'cell', step: step.id, lane: lane.id }]],
  ['a cell of the curve', [{ family: 'cell', step: step.id, lane: curve.id }]],
  ['a feeling', [{ family: 'feeling', persona: persona.id, step: step.id, lane: curve.id, series: 'actual' }]],
  [
    'a card and a stage',
    [
      { family: 'card', id: card.id },
      { family: 'stage', id: stage.id },
    ],
  ],
]

describe('the context menu', () => {
  it.each(selections)('on %s offers actions of the registry, each once, in groups that are not empty', (_, refs) => {
    const groups = menuActions(journey, refs)
    expect(groups.every((group) => group.length > 0)).toBe(true)
    const ids = groups.flat().flatMap((item) => (typeof item === 'string' ? item : item.ids))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(actionOf(id).label).not.toBe('')
  })

  it('offers no text to edit for several cards, and no card for the curve', () => {
    expect(menuActions(journey, selections[2]?.[1] ?? []).flat()).not.toContain('edit')
    expect(menuActions(journey, selections[8]?.[1] ?? []).flat()).not.toContain('addCard')
  })
})
