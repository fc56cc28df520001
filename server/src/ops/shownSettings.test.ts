import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMeters } from './meters.ts'
import { shownSettings } from './shownSettings.ts'
import { testConfig } from './testing/testConfig.ts'

const OPERATIONS = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8')
const CONFIG = readFileSync(join(import.meta.dirname, 'config.ts'), 'utf8')

it('every setting that is read stands in the document, and none that is not', () => {
  const read = new Set([...CONFIG.matchAll(/given\('([A-Z_]+)'\)/g)].map(([, name]) => name))
  const told = new Set([...OPERATIONS.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name))
  expect([...told].sort()).toEqual([...read].sort())
  for (const [name] of shownSettings(testConfig('/data'))) expect(told).toContain(name)
})

it('no secret is shown', () => {
  const secrets = { metricsToken: 'a-token-for-tests', smtpUrl: 'smtps://ana:a-password@mail.example.com' }
  const shown = new Map(shownSettings(testConfig('/data', secrets)))
  expect([shown.get('METRICS_TOKEN'), shown.get('SMTP_URL')]).toEqual(['(set, hidden)', '(set, hidden)'])
  expect([...shown.values()].join()).not.toMatch(/a-token|a-password/)
})

it('every metric stands in the document', async () => {
  const names = (await createMeters().registry.getMetricsAsJSON()).map(({ name }) => name.replace('journeyboard_', ''))
  for (const name of names) expect(OPERATIONS).toContain(name)
})
