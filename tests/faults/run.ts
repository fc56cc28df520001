/**
 * `npm run faults`: a server killed again and again while 50 people write, then everything that hostile clients try.
 * It fails, too, when people on another map waited too long for what they wrote. `-- --rounds 50 --writers 50 --seed 7 --only kills,hostile`
 */
import { parseArgs } from 'node:util'
import { formatTable } from '../bench/table.ts'
import { runCrashes } from './crashes.ts'
import { QUICK_ATTACKS } from './hostile/attacks.ts'
import { runAttacks } from './hostile/runAttacks.ts'
import { SLOW_READER } from './hostile/slowReader.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    writers: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    only: { type: 'string', default: 'kills,hostile' },
  },
})
const [rounds, writers, seed] = [Number(values.rounds), Number(values.writers), Number(values.seed)]
const parts = values.only.split(',')
let isWell = true
if (!(Number.isInteger(rounds) && rounds > 0 && Number.isInteger(writers) && writers > 0 && Number.isInteger(seed))) {
  throw new Error('Usage: npm run faults -- [--rounds N] [--writers N] [--seed S] [--only kills,hostile]')
}
if (parts.includes('kills')) {
  console.log(`${rounds} kills under ${writers} writers with seed ${seed}`)
  const report = await runCrashes(rounds, seed, writers, (round) => {
    if (round % 5 === 0) console.log(`${round} of ${rounds}`)
  })
  console.log(`Nothing was lost: ${report.saved} keys called saved and ${report.seen} seen by others are all there.\n`)
}
if (parts.includes('hostile')) {
  const figures = await runAttacks([...QUICK_ATTACKS, SLOW_READER])
  const rows = figures.map(({ name, figure }) => [name, figure])
  console.log(formatTable({ title: 'Hostile clients', columns: ['what they try', 'what comes of it'], rows }))
  // Alone on its machine, nobody waits even at rest.
  const late = figures.filter(({ others }) => others && others.wait.underAttack > others.most)
  for (const { name, others } of late) console.log(`Others waited more than ${others?.most} ms under: ${name}`)
  isWell = late.length === 0
}
process.exit(isWell ? 0 : 1)
