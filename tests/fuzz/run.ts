/** `npm run fuzz -- --seeds 500 --from 1`: any number of stories, one a seed. A failing seed is kept in convergence.test.ts. */
import { parseArgs } from 'node:util'
import { tellStory } from './story.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: String(Date.now() % 1e6) } },
})
const seeds = Number(values.seeds)
const from = Number(values.from)
if (!(Number.isInteger(seeds) && seeds > 0 && Number.isInteger(from) && from >= 0)) {
  throw new Error('Usage: npm run fuzz -- [--seeds N] [--from S], both whole numbers')
}
console.log(`${seeds} stories, seeds ${from} to ${from + seeds - 1}`)
const failed: number[] = []
let saved = 0
for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    saved += (await tellStory(seed)).saved
  } catch (error) {
    failed.push(seed)
    console.error(error)
  }
  if ((seed - from + 1) % 50 === 0) console.log(`${seed - from + 1} of ${seeds}`)
}
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
else console.log(`Everybody saw the same map in the end; "saved" was said ${saved} times and was true.`)
process.exit(failed.length > 0 ? 1 : 0)
