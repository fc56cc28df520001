/** How many tests passed and failed, and which failed, out of what the tools report. */
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod/mini'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The failed tests, each with the line of the file and the first lines of its reason. */
  readonly failures: readonly string[]
  /** Tests that failed once and passed when they were run again, described likewise: each has a race to be found. */
  readonly unsteady: readonly string[]
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.nullish(z.array(z.string())),
        }),
      ),
    }),
  ),
})

const playwrightTest = z.object({
  status: z.string(),
  results: z.array(
    z.object({
      errors: z.array(
        z.object({
          message: z.optional(z.string()),
          location: z.optional(z.object({ file: z.string(), line: z.number() })),
        }),
      ),
    }),
  ),
})

const playwrightSuite = z.object({
  specs: z.optional(z.array(z.object({ title: z.string(), file: z.string(), tests: z.array(playwrightTest) }))),
  get suites() {
    return z.optional(z.array(playwrightSuite))
  },
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.optional(z.string()) })),
})

/** What Playwright waited for stands some lines below what it says of itself. */
const MOST_REASON_LINES = 8

/** A tool that only says yes or no is one test. */
export function countTool(exitCode: number): Counts {
  const failed = exitCode === 0 ? 0 : 1
  return { passed: 1 - failed, failed, skipped: 0, failures: [], unsteady: [] }
}

/** Vitest's JSON report. A file that broke before its first test counts as one failed test. */
export function countVitest(report: unknown): Counts {
  const read = vitestReport.parse(report)
  const broken = read.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failures = read.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => describeFailure(`${file.name} > ${test.fullName}`, test.failureMessages?.[0])),
  )
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + broken.length,
    skipped: read.numPendingTests,
    failures: [...broken.map((file) => describeFailure(file.name, file.message)), ...failures],
    unsteady: [],
  }
}

/** Playwright's JSON report. Errors outside of tests count as failed tests; a test that passed in the end has passed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, suites, errors } = playwrightReport.parse(report)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [
      ...errors.map((error) => describeFailure('Outside of tests', error.message)),
      ...suites.flatMap((suite) => describeTests(suite, 'unexpected')),
    ],
    unsteady: suites.flatMap((suite) => describeTests(suite, 'flaky')),
  }
}

function describeTests(suite: z.infer<typeof playwrightSuite>, status: 'unexpected' | 'flaky'): readonly string[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === status)
      .map((test) => {
        const [error] = test.results.flatMap((result) => result.errors)
        const place = error?.location
        // A failed step of the kit has its place there.
        const line = place?.file.endsWith(spec.file) ? `:${place.line}` : ''
        return describeFailure(`${spec.file}${line} > ${spec.title}`, error?.message)
      }),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => describeTests(inner, status))]
}

function describeFailure(name: string, message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? '').split('\n')
  const reason = lines.map((line) => line.trim()).filter(Boolean)
  return [name, ...reason.slice(0, MOST_REASON_LINES)].join('\n      ')
}

/** A tool that ended badly while its report shows no failure still failed: one more. */
export function heedExitCode(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, counts) => total + counts[key], 0)
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: all.flatMap((counts) => counts.failures),
    unsteady: all.flatMap((counts) => counts.unsteady),
  }
}
