/** Prints what a layout costs at 1,000, 3,000 and 10,000 cards, in milliseconds; run with `node`. */
import { performance } from 'node:perf_hooks'
import { createBoxIndex, dropTargetAt, hitTest, type Layout, layoutJourney } from '../src/index.ts'
import { bigJourney } from '../src/testing/bigJourney.ts'
import { cardId, withCard } from '../src/testing/sketchJourney.ts'

const nobody = new Set<never>()

/** Median of `runs`; `run` gets the number of the run. */
function median(runs: number, run: (index: number) => void): string {
  const times: number[] = []
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now()
    run(index)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return (times[runs >> 1] ?? 0).toFixed(3)
}

function pointsOf(layout: Layout, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    x: (layout.sheet.width * ((index * 37) % 101)) / 101,
    y: (layout.sheet.height * ((index * 53) % 97)) / 97,
  }))
}

for (const count of [1000, 3000, 10_000]) {
  const journey = bigJourney(count)
  const start = performance.now()
  let layout = layoutJourney(journey)
  const cold = (performance.now() - start).toFixed(1)
  const points = pointsOf(layout, 1000)
  let edited = journey
  const relayouts: number[] = []
  for (let index = 0; index < 60; index += 1) {
    edited = withCard(edited, cardId((index * 17) % count), {
      text: `Edited for the ${index}th time, and measured again`,
    })
    const from = performance.now()
    layout = layoutJourney(edited, layout)
    relayouts.push(performance.now() - from)
  }
  relayouts.sort((a, b) => a - b)
  const view = { x: 2000, y: 400, width: 1600, height: 1000 }
  console.log(`${count} cards, ${journey.steps.length} steps, ${journey.lanes.length} lanes`)
  console.log(`  cold layout ${cold}, relayout after one text edit ${relayouts[30]?.toFixed(2)}`)
  console.log(`  1,000 x hitTest ${median(20, () => points.map((point) => hitTest(layout, point)))}`)
  console.log(`  1,000 x dropTargetAt ${median(20, () => points.map((point) => dropTargetAt(layout, point, nobody)))}`)
  const index = createBoxIndex(layout)
  console.log(
    `  query of a viewport ${median(50, () => index.query(view))}, of all ${median(50, () => index.query(layout.bounds))}`,
  )
}
