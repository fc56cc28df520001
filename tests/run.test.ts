import { describe, expect, it } from 'vitest'
import { countPlaywright, countTool, countVitest, heedExitCode, sumCounts } from './run/counts.ts'

describe('the total of npm test', () => {
  it('counts a tool as one test', () => {
    expect(countTool(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countTool(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts a test file that could not even be loaded', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    }
    expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('counts browser tests that passed only sometimes, and errors outside of tests, as failed', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 3 }, errors: [{ message: 'no server' }] }
    expect(countPlaywright(report)).toEqual({ passed: 7, failed: 4, skipped: 3 })
  })

  it('does not believe a report without failures when the tool ended badly', () => {
    const fine = { passed: 3, failed: 0, skipped: 0 }
    expect(heedExitCode(fine, 1).failed).toBe(1)
    expect(heedExitCode(fine, 0)).toEqual(fine)
    expect(heedExitCode({ ...fine, failed: 2 }, 1).failed).toBe(2)
  })

  it('refuses a report that it does not know', () => {
    expect(() => countVitest({ tests: 3 })).toThrow()
  })

  it('adds up', () => {
    expect(sumCounts([countTool(0), countTool(1), { passed: 3, failed: 0, skipped: 1 }])).toEqual({
      passed: 4,
      failed: 1,
      skipped: 1,
    })
  })
})
