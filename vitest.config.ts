import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { templatePlugin } from './apps/web/scripts/templatePlugin.ts'

/** Two projects: what runs in plain Node, and React components in happy-dom. Browser tests are Playwright's. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Many start threads and servers, and the machine may be busy: it costs nothing where the end comes.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          setupFiles: ['tests/kit/seedProperties.ts'],
          include: [
            'packages/*/src/**/*.test.ts',
            'server/src/**/*.test.ts',
            'tests/*.test.ts',
            'tests/{kit,fuzz,faults,conformance}/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [react(), templatePlugin()],
        test: {
          name: 'web',
          environment: 'happy-dom',
          testTimeout: 30_000,
          setupFiles: ['tests/kit/patience.ts'],
          include: ['apps/web/src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
