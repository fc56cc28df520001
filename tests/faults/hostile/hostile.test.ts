import { expect, it } from 'vitest'
import { QUICK_ATTACKS } from './attacks.ts'
import { isTooLong } from './othersWait.ts'
import { runAttacks } from './runAttacks.ts'

it('those who mean harm do none to the server, nor to people at work', async () => {
  const figures = await runAttacks(QUICK_ATTACKS)
  for (const { name, figure } of figures) console.log(`${name}: ${figure}`)
  expect(figures).toHaveLength(QUICK_ATTACKS.length)
  const measured = figures.flatMap(({ figure, others }) => (others ? [{ figure, ...others }] : []))
  expect(measured.length).toBeGreaterThanOrEqual(2)
  expect(measured.filter(isTooLong).map(({ figure }) => figure)).toEqual([])
}, 60_000)
