/** The steps of `npm test`, in their order. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Counts, countPlaywright, countTool, countVitest, heedExitCode } from './counts.ts'

export interface Step {
  readonly name: string
  readonly title: string
  /** A step that makes no sense when this one failed. */
  readonly needs?: string
  readonly run: () => Promise<Counts>
}

const ROOT = join(import.meta.dirname, '../..')
const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
}

export const STEPS: readonly Step[] = [
  tool('types', 'Types', 'tsc', '--noEmit'),
  tool('lint', 'Lint and format', 'biome', 'check', '--error-on-warnings'),
  tool('unused', 'Unused files, exports and dependencies', 'knip'),
  tool('build', 'Build of the web app', 'vite', 'build'),
  {
    name: 'unit',
    title: 'Unit, property and component tests',
    run: () =>
      reported(countVitest, (file) =>
        execute('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`),
      ),
  },
  {
    name: 'browser',
    title: 'Browser tests',
    needs: 'build',
    run: () =>
      reported(countPlaywright, (file) => {
        ENVIRONMENT.PLAYWRIGHT_JSON_OUTPUT_FILE = file
        return execute('playwright', 'test', '--config', 'tests', '--reporter=list,json')
      }),
  },
]

function tool(name: string, title: string, command: string, ...args: string[]): Step {
  return { name, title, run: async () => countTool(await execute(command, ...args)) }
}

/** Runs a tool of node_modules with its output on ours; resolves with its exit code. */
async function execute(command: string, ...args: string[]): Promise<number> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}

async function reported(count: (report: unknown) => Counts, run: (file: string) => Promise<number>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-report-'))
  try {
    const file = join(folder, 'report.json')
    const exitCode = await run(file)
    return heedExitCode(readReport(file, count), exitCode)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readReport(file: string, count: (report: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.error(`No readable report: ${error instanceof Error ? error.message : error}`)
    return countTool(1)
  }
}
