/** How many tests passed and failed, out of what the tools report. */
import * as z from 'zod/mini'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** A tool that only says yes or no is one test. */
export function countTool(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** Vitest's JSON report. A file that broke before its first test counts as one failed test. */
export function countVitest(report: unknown): Counts {
  const read = vitestReport.parse(report)
  const broken = read.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: read.numPassedTests, failed: read.numFailedTests + broken.length, skipped: read.numPendingTests }
}

/** Playwright's JSON report. Errors outside of tests count as failed tests, and so do tests that passed by luck. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/** A tool that ended badly while its report shows no failure still failed: one more. */
export function heedExitCode(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}
