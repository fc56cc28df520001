import { expect, it } from 'vitest'
import { runCrashes } from './crashes.ts'

it('a server that is killed has lost nothing that was called saved or seen by anybody', async () => {
  const seed = Date.now() % 1_000_000
  console.log(`npm run faults -- --rounds 3 --seed ${seed}`)
  const report = await runCrashes(3, seed)
  expect(report.saved).toBeGreaterThan(0)
  expect(report.seen).toBeGreaterThan(0)
}, 60_000)
