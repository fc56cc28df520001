import type { Polarity } from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import { layoutJourney } from './layoutJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

function columnsOf(...cards: readonly (readonly [step: number, polarity: Polarity | null])[]) {
  const journey = sketchJourney({
    stages: [{ steps: [null, null] }],
    lanes: [{}, {}],
    cards: cards.map(([step, polarity], index) => ({
      step,
      lane: index % 2,
      moment: polarity ? { polarity, ordinal: null } : null,
    })),
  })
  return layoutJourney(journey)
}

describe('a column with a moment of truth', () => {
  it('is washed from its header to the end of the sheet', () => {
    const layout = columnsOf([1, 'delight'], [0, null])
    const step = layout.steps[1]
    expect(layout.moments).toEqual([
      {
        stepId: 'step1',
        polarity: 'delight',
        box: {
          x: step?.box.x,
          y: layout.header.stageHeight,
          width: step?.box.width,
          height: layout.sheet.height - layout.header.stageHeight,
        },
      },
    ])
  })

  it('shows friction before delight, and delight before an open one', () => {
    const polarities = (layout: ReturnType<typeof columnsOf>) => layout.moments.map((moment) => moment.polarity)
    expect(polarities(columnsOf([0, 'delight'], [0, 'friction'], [0, 'open']))).toEqual(['friction'])
    expect(polarities(columnsOf([0, 'open'], [0, 'delight']))).toEqual(['delight'])
    expect(polarities(columnsOf([1, 'open'], [0, 'friction']))).toEqual(['friction', 'open'])
  })
})
