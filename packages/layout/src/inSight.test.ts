import { expect, it } from 'vitest'
import { isInSight } from './inSight.ts'
import { layoutJourney } from './layoutJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

it('nothing is in sight between the map and a note that lies far from it', () => {
  const layout = layoutJourney(sketchJourney({ stages: [{ steps: [null] }], notes: [{ place: { x: 5000, y: 0 } }] }))
  const viewAt = (x: number) => ({ x, y: 0, width: 800, height: 600 })
  expect([0, 2500, 4900].map((x) => isInSight(layout, viewAt(x)))).toEqual([true, false, true])
})
