/** `npm test`: every check and every test, one after the other; the last line is the total. `--only unit,browser` picks. */
import { parseArgs } from 'node:util'
import { type Counts, sumCounts } from './run/counts.ts'
import { STEPS, type Step } from './run/steps.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const chosen = values.only?.split(',')
const unknown = chosen?.filter((name) => !STEPS.some((step) => step.name === name)) ?? []
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are ${STEPS.map((step) => step.name).join(', ')}.`)
  process.exit(1)
}

const results: { step: Step; counts: Counts; seconds: number }[] = []
for (const step of STEPS) {
  if (chosen && !chosen.includes(step.name)) continue
  console.log(`\n=== ${step.title} ===`)
  const started = performance.now()
  const counts = await runStep(step)
  results.push({ step, counts, seconds: (performance.now() - started) / 1000 })
}

console.log('\n=== Summary ===')
for (const { step, counts, seconds } of results) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  const mark = counts.failed > 0 ? 'FAILED' : 'ok'
  console.log(
    `${mark.padEnd(7)} ${step.title}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds.toFixed(1)} s)`,
  )
}
const total = sumCounts(results.map((result) => result.counts))
for (const test of total.unsteady) console.log(`  Passed only when it was run again: ${test}`)
for (const failure of total.failures) console.log(`  ${failure}`)
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)

async function runStep(step: Step): Promise<Counts> {
  const needed = results.find((result) => result.step.name === step.needs)
  if (needed && needed.counts.failed > 0) {
    console.log(`Not run, because this failed: ${needed.step.title}.`)
    return { passed: 0, failed: 1, skipped: 0, failures: [], unsteady: [] }
  }
  return step.run()
}
