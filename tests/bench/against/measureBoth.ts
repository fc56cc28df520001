/** Our board and Excalidraw, one after the other again and again, so that a busy moment of the machine strikes both. */
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../kit/chromium.ts'
import { startServer } from '../../kit/server.ts'
import { readFrames, watchFrames } from '../board/frames.ts'
import { measureLoad } from '../board/load.ts'
import { dragMany, dragOne, pan, typeIntoCard, zoomInAndOut, zoomTo } from '../board/movements.ts'
import type { BenchBoard } from '../board/openBoard.ts'
import { type Movement, measureMovement, pause, quiet, readCost, type StepFigures } from '../board/steps.ts'
import { medians, quantile } from '../figures.ts'
import { type Contender, createContenders } from './contenders.ts'
import { startExcalidraw } from './excalidrawSite.ts'

/** Every figure that both boards have. Milliseconds, and MB of heap. */
const FIGURES = [
  'open',
  'openProcessor',
  'heap',
  'panWhole',
  'zoom',
  'zoomWorstFrame',
  'panNear',
  'dragOne',
  'dragOneInput',
  'dragMany',
  'others',
  'othersFrame',
  'othersLongTasks',
  'typing',
  'typingUnpaced',
  'typingProcessor',
] as const
export type Figure = (typeof FIGURES)[number]
export type BoardRun = Record<Figure, number>

/** What can be measured by itself, in the order in which it is done. */
export const STEPS = ['open', 'pan', 'drag100', 'zoom', 'near', 'drag', 'type', 'others'] as const
export type Step = (typeof STEPS)[number]

export interface Duel {
  readonly size: number
  readonly ours: BoardRun
  readonly theirs: BoardRun
}

export interface DuelOptions {
  readonly sizes: readonly number[]
  readonly repeats: number
  /** What is not among them has no figure. */
  readonly steps: readonly Step[]
  readonly onProgress: (sentence: string) => void
}

/**
 * Frames are shown as soon as they are there. At 60 a second two boards that both need less than a frame for a key look the
 * same: most of what is measured then is waiting for the display.
 */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

interface Browsers {
  readonly paced: Browser
  readonly unpaced: Browser
}

const OTHERS = { editsASecond: 1000, duration: 4000, warmUp: 1000 }

export async function measureBoth({ sizes, repeats, steps, onProgress }: DuelOptions): Promise<Duel[]> {
  const server = await startServer()
  const site = await startExcalidraw()
  const browsers = { paced: await launch([]), unpaced: await launch(UNPACED) }
  try {
    const duels: Duel[] = []
    for (const size of sizes) {
      const runs = { ours: [] as BoardRun[], Excalidraw: [] as BoardRun[] }
      for (let run = 1; run <= repeats; run++) {
        for (const contender of await createContenders(browsers.paced, server.url, site, size)) {
          onProgress(`${contender.name}, ${size} cards, run ${run} of ${repeats}`)
          runs[contender.name].push(await measureContender(browsers, contender, new Set(steps)))
        }
      }
      duels.push({ size, ours: medians(runs.ours), theirs: medians(runs.Excalidraw) })
    }
    return duels
  } finally {
    await browsers.paced.close()
    await browsers.unpaced.close()
    await site.close()
    await server.remove()
  }
}

function launch(flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, ...flags] })
}

async function measureContender(browsers: Browsers, contender: Contender, steps: ReadonlySet<Step>): Promise<BoardRun> {
  const run = Object.fromEntries(FIGURES.map((figure) => [figure, Number.NaN])) as BoardRun
  if (steps.has('open')) {
    const { painted, processor, heap } = await measureLoad(
      browsers.paced,
      contender.address,
      contender.paintedExpression,
    )
    Object.assign(run, { open: painted, openProcessor: processor, heap })
    if (steps.size === 1) return run
  }
  if (steps.has('type')) run.typingUnpaced = await measureUnpacedTyping(browsers.unpaced, contender)
  const board = await contender.open(browsers.paced)
  const measure = async (step: Step, movement: Movement, figures: (figures: StepFigures) => Partial<BoardRun>) => {
    if (steps.has(step)) Object.assign(run, figures(await measureMovement(board, movement)))
  }
  await measure('pan', pan('pan'), ({ processor }) => ({ panWhole: processor }))
  await measure('drag100', dragMany('drag 100', 100), ({ processor }) => ({ dragMany: processor }))
  await measure('zoom', zoomInAndOut('zoom'), ({ processor, worstFrame }) => ({
    zoom: processor,
    zoomWorstFrame: worstFrame,
  }))
  await contender.showWhole(board)
  await zoomTo(board, 1)
  await measure('near', pan('pan'), ({ processor }) => ({ panNear: processor }))
  await measure('drag', dragOne('drag one'), ({ processor, inputToFrame }) => ({
    dragOne: processor,
    dragOneInput: inputToFrame,
  }))
  await measure('type', typeIntoCard('type'), ({ processor, inputToFrame }) => ({
    typing: inputToFrame,
    typingProcessor: processor,
  }))
  await contender.showWhole(board)
  if (steps.has('others')) Object.assign(run, await measureOthers(board, contender))
  await board.close()
  return run
}

/** Milliseconds from a key to the end of the frame that shows it, p95. */
async function measureUnpacedTyping(unpaced: Browser, contender: Contender): Promise<number> {
  const board = await contender.open(unpaced)
  await zoomTo(board, 1)
  const { inputToFrame } = await measureMovement(board, typeIntoCard('type'))
  await board.close()
  return inputToFrame
}

/** Processor time of the main thread for each frame while others edit, with the whole map in view. */
async function measureOthers(board: BenchBoard, contender: Contender) {
  await quiet(board.page)
  const stop = await contender.startOthers(board, OTHERS.editsASecond)
  await pause(OTHERS.warmUp)
  const before = await readCost(board)
  await watchFrames(board.page)
  await pause(OTHERS.duration)
  const { frames, longTasks } = await readFrames(board.page)
  const after = await readCost(board)
  await stop()
  return {
    others: (after.processor - before.processor) / frames.length,
    othersFrame: quantile(
      frames.toSorted((a, b) => a - b),
      0.95,
    ),
    othersLongTasks: longTasks,
  }
}
