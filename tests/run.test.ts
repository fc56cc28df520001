import { describe, expect, it } from 'vitest'
import { countPlaywright, countTool, countVitest, heedExitCode, sumCounts } from './run/counts.ts'

describe('the total of npm test', () => {
  it('counts a tool as one test', () => {
    expect(countTool(0)).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [], unsteady: [] })
    expect(countTool(2)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: [], unsteady: [] })
  })

  it('counts a test file that could not even be loaded', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'adds', status: 'failed', failureMessages: ['expected 3 to be 4\n\n  at a.ts'] },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: '\nCannot find module', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', assertionResults: [{ fullName: 'is', status: 'passed' }] },
      ],
    }
    expect(countVitest(report)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
      failures: ['b.test.ts\n      Cannot find module', 'a.test.ts > adds\n      expected 3 to be 4\n      at a.ts'],
      unsteady: [],
    })
  })

  it('names browser tests that passed only when run again, and counts errors outside of tests as failed', () => {
    const spec = (title: string, status: string) => {
      const results = [
        {
          errors:
            status === 'expected'
              ? []
              : [{ message: '\u001b[31mno such card\u001b[39m', location: { file: '/x/cards.test.ts', line: 12 } }],
        },
      ]
      return { title, file: 'cards.test.ts', tests: [{ status, results }] }
    }
    const report = {
      stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 3 },
      suites: [
        {
          specs: [spec('adds', 'expected')],
          suites: [{ specs: [spec('moves', 'flaky'), spec('links', 'unexpected')] }],
        },
      ],
      errors: [{ message: 'no server' }],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 9,
      failed: 2,
      skipped: 3,
      failures: ['Outside of tests\n      no server', 'cards.test.ts:12 > links\n      no such card'],
      unsteady: ['cards.test.ts:12 > moves\n      no such card'],
    })
  })

  it('does not believe a report without failures when the tool ended badly', () => {
    const fine = { passed: 3, failed: 0, skipped: 0, failures: [], unsteady: [] }
    expect(heedExitCode(fine, 1).failed).toBe(1)
    expect(heedExitCode(fine, 0)).toEqual(fine)
    expect(heedExitCode({ ...fine, failed: 2 }, 1).failed).toBe(2)
  })

  it('refuses a report that it does not know', () => {
    expect(() => countVitest({ tests: 3 })).toThrow()
  })

  it('adds up', () => {
    const some = { passed: 3, failed: 1, skipped: 1, failures: ['a.test.ts > adds'], unsteady: [] }
    expect(sumCounts([countTool(0), countTool(1), some])).toEqual({
      passed: 4,
      failed: 2,
      skipped: 1,
      failures: ['a.test.ts > adds'],
      unsteady: [],
    })
  })
})
