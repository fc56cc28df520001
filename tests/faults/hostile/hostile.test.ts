import { expect, it } from 'vitest'
import { QUICK_ATTACKS } from './attacks.ts'
import { runAttacks } from './runAttacks.ts'

it('those who mean harm do none to the server, nor to people at work', async () => {
  const figures = await runAttacks(QUICK_ATTACKS)
  for (const { name, figure } of figures) console.log(`${name}: ${figure}`)
  expect(figures).toHaveLength(QUICK_ATTACKS.length)
}, 60_000)
