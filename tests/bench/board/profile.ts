/** For `--profile`: where the time of a movement goes, as files that the browser's own tools open. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchBoard } from './openBoard.ts'
import { type Movement, quiet, takeSteps } from './steps.ts'

const FOLDER = join(import.meta.dirname, '../../../test-results/bench')

/** Performs the movement once more and writes `test-results/bench/<cards>-<name>.cpuprofile`. */
export async function profileMovement(board: BenchBoard, movement: Movement, size: number): Promise<void> {
  await movement.begin(board)
  await quiet(board.page)
  await board.cdp.send('Profiler.enable')
  await board.cdp.send('Profiler.setSamplingInterval', { interval: 200 })
  await board.cdp.send('Profiler.start')
  await takeSteps(board, movement)
  const { profile } = await board.cdp.send('Profiler.stop')
  await board.cdp.send('Profiler.disable')
  await movement.end(board)
  mkdirSync(FOLDER, { recursive: true })
  const name = `${size}-${movement.name.replaceAll(/[^a-z0-9]+/gi, '-')}`
  writeFileSync(join(FOLDER, `${name}.cpuprofile`), JSON.stringify(profile))
}
