/** Doing something step by step at the speed of a hand, and what each step costs the page's main thread. */
import type { Page } from '@playwright/test'
import { quantile } from '../figures.ts'
import { type FrameFigures, readFrames, watchFrames } from './frames.ts'
import type { BenchBoard } from './openBoard.ts'

/** Something that a hand does in many small steps; done several times, it begins from the same state. */
export interface Movement {
  readonly name: string
  readonly steps: number
  /** Not measured. */
  begin(board: BenchBoard): Promise<void>
  step(board: BenchBoard, index: number): Promise<void>
  /** Not measured; takes back what was done, as far as it matters for the next time. */
  end(board: BenchBoard): Promise<void>
}

export type StepFigures = Record<
  'mainThread' | 'processor' | 'styles' | 'layouts' | 'slowFrames' | 'worstFrame' | 'inputToFrame',
  number
>

/** Milliseconds from one step to the next: a little more than a frame, so that none swallows two steps. */
const PACE = 20
/** Milliseconds; more than one frame at 30 a second. */
const SLOW_FRAME = 34

/** Twice: once for the main thread alone, and once for frames, since watching frames costs time of its own. */
export async function measureMovement(board: BenchBoard, movement: Movement): Promise<StepFigures> {
  const cost = await perform(board, movement, () => readCost(board))
  const { frames, inputs } = await measureFrames(board, movement)
  return {
    mainThread: cost.mainThread / movement.steps,
    processor: cost.processor / movement.steps,
    styles: cost.styles / movement.steps,
    layouts: cost.layouts / movement.steps,
    slowFrames: frames.filter((frame) => frame > SLOW_FRAME).length,
    worstFrame: Math.max(...frames),
    inputToFrame: quantile(
      inputs.toSorted((a, b) => a - b),
      0.95,
    ),
  }
}

/** What `act` costs the main thread, in milliseconds, up to the second frame after it. */
export async function measureOnce(board: BenchBoard, act: () => Promise<unknown>): Promise<number> {
  await quiet(board.page)
  const before = await readCost(board)
  await act()
  await quiet(board.page)
  return (await readCost(board)).mainThread - before.mainThread
}

/** `mainThread` runs by the clock, `processor` only while the thread really has a core: the difference is the machine's. */
export type Cost = Record<'mainThread' | 'processor' | 'styles' | 'layouts', number>

async function perform(board: BenchBoard, movement: Movement, read: () => Promise<Cost>): Promise<Cost> {
  await movement.begin(board)
  await quiet(board.page)
  const before = await read()
  await takeSteps(board, movement)
  await quiet(board.page)
  const after = await read()
  await movement.end(board)
  return {
    mainThread: after.mainThread - before.mainThread,
    processor: after.processor - before.processor,
    styles: after.styles - before.styles,
    layouts: after.layouts - before.layouts,
  }
}

/** From its first step to its last, without what goes before and after. */
export async function takeSteps(board: BenchBoard, movement: Movement): Promise<void> {
  const started = performance.now()
  for (let index = 0; index < movement.steps; index++) {
    await movement.step(board, index)
    await pause(started + (index + 1) * PACE - performance.now())
  }
}

export async function readCost({ cdp }: Pick<BenchBoard, 'cdp'>): Promise<Cost> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return {
    mainThread: read('TaskDuration') * 1000,
    processor: read('ThreadTime') * 1000,
    styles: read('RecalcStyleCount'),
    layouts: read('LayoutCount'),
  }
}

/** Milliseconds from each frame to the next one, and from each input to the end of the frame that shows it, while the steps are taken. */
async function measureFrames(board: BenchBoard, movement: Movement): Promise<FrameFigures> {
  await movement.begin(board)
  await quiet(board.page)
  await watchFrames(board.page)
  await takeSteps(board, movement)
  const figures = await readFrames(board.page)
  await movement.end(board)
  return figures
}

/** Two frames after which nothing is waiting to be drawn. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

/** The pace of a hand is the one thing here that is timed. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, duration)))
}
