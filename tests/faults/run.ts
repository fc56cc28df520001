/** `npm run faults -- --rounds 50 --seed 7`: any number of crashes. */
import { parseArgs } from 'node:util'
import { runCrashes } from './crashes.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
if (!(Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed))) {
  throw new Error('Usage: npm run faults -- [--rounds N] [--seed S], both whole numbers')
}
console.log(`${rounds} crashes with seed ${seed}`)
const report = await runCrashes(rounds, seed, (round) => {
  if (round % 10 === 0) console.log(`${round} of ${rounds}`)
})
console.log(`Nothing was lost: ${report.saved} keys called saved and ${report.seen} seen by others are all there.`)
process.exit(0)
