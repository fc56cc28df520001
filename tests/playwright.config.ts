/** Browser tests: `playwright test --config tests`, after `npm run build`. */
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS } from './kit/chromium.ts'

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results/browser',
  globalSetup: './kit/globalSetup.ts',
  fullyParallel: true,
  forbidOnly: true,
  // A second try tells a race of the test from a broken feature; the summary of `npm test` names whoever needed it.
  retries: 1,
  workers: 2,
  // Both generous, because the machine may be busy with other things: it costs nothing where the state comes.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Both are set by the global setup, before the workers read this file.
    ...(process.env.BOARD_URL ? { baseURL: process.env.BOARD_URL } : {}),
    launchOptions: {
      args: [...CHROMIUM_FLAGS],
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    trace: 'on-first-retry',
  },
})
