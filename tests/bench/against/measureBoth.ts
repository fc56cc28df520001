/** Our board and Excalidraw, one after the other again and again, so that a busy moment of the machine strikes both. */
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../kit/chromium.ts'
import { startServer } from '../../kit/server.ts'
import { readFrames, watchFrames } from '../board/frames.ts'
import { measureLoad } from '../board/load.ts'
import { dragMany, dragOne, pan, typeIntoCard, zoomInAndOut, zoomTo } from '../board/movements.ts'
import type { BenchBoard } from '../board/openBoard.ts'
import { type Movement, measureMovement, pause, quiet, readCost } from '../board/steps.ts'
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
  'typingProcessor',
] as const
export type Figure = (typeof FIGURES)[number]
export type BoardRun = Record<Figure, number>

export interface Duel {
  readonly size: number
  readonly ours: BoardRun
  readonly theirs: BoardRun
}

export interface DuelOptions {
  readonly sizes: readonly number[]
  readonly repeats: number
  readonly onProgress: (sentence: string) => void
}

const OTHERS = { editsASecond: 1000, duration: 4000, warmUp: 1000 }

export async function measureBoth({ sizes, repeats, onProgress }: DuelOptions): Promise<Duel[]> {
  const server = await startServer()
  const site = await startExcalidraw()
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] })
  try {
    const duels: Duel[] = []
    for (const size of sizes) {
      const runs = { ours: [] as BoardRun[], Excalidraw: [] as BoardRun[] }
      for (let run = 1; run <= repeats; run++) {
        for (const contender of await createContenders(browser, server.url, site, size)) {
          onProgress(`${contender.name}, ${size} cards, run ${run} of ${repeats}`)
          runs[contender.name].push(await measureContender(browser, contender))
        }
      }
      duels.push({ size, ours: medians(runs.ours), theirs: medians(runs.Excalidraw) })
    }
    return duels
  } finally {
    await browser.close()
    await site.close()
    await server.remove()
  }
}

async function measureContender(browser: Browser, contender: Contender): Promise<BoardRun> {
  const { painted, processor, heap } = await measureLoad(browser, contender.address, contender.paintedExpression)
  const board = await contender.open()
  const measure = (movement: Movement) => measureMovement(board, movement)
  const panWhole = await measure(pan('pan'))
  const dragged = await measure(dragMany('drag 100', 100))
  const zoom = await measure(zoomInAndOut('zoom'))
  await contender.showWhole(board)
  await zoomTo(board, 1)
  const panNear = await measure(pan('pan'))
  const drag = await measure(dragOne('drag one'))
  const typing = await measure(typeIntoCard('type'))
  await contender.showWhole(board)
  const others = await measureOthers(board, contender)
  await board.close()
  return {
    open: painted,
    openProcessor: processor,
    heap,
    panWhole: panWhole.processor,
    zoom: zoom.processor,
    zoomWorstFrame: zoom.worstFrame,
    panNear: panNear.processor,
    dragOne: drag.processor,
    dragOneInput: drag.inputToFrame,
    dragMany: dragged.processor,
    ...others,
    typing: typing.inputToFrame,
    typingProcessor: typing.processor,
  }
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
