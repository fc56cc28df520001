import { expect, it } from 'vitest'
import { runCrashes } from './crashes.ts'

it('a server that is killed has lost nothing that was called saved or seen by anybody', async () => {
  const report = await runCrashes(3, 1, 50)
  expect(report.saved).toBeGreaterThan(0)
  expect(report.seen).toBeGreaterThan(0)
}, 120_000)
