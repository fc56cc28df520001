/** What it costs a page that others are on the map and move their pointers, while nobody drags anything. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../kit/chromium.ts'
import { largeMap } from '../../kit/largeMap.ts'
import { createMap } from '../../kit/maps.ts'
import { startServer } from '../../kit/server.ts'
import { openBoard, VIEW } from '../board/openBoard.ts'
import { type Cost, pause, readCost } from '../board/steps.ts'
import { medians } from '../figures.ts'
import { formatNumber, type Table, type Target } from '../table.ts'
import type { CrowdOrder } from './crowd.ts'

export interface PeopleFigures {
  readonly people: number
  readonly movement: keyof typeof MOVEMENTS
  /** Milliseconds a second of the main thread by the clock and by the processor, more than with nobody else there. */
  readonly mainThread: number
  readonly processor: number
  readonly cursors: number
}

/** Seconds of each ten for which somebody's pointer moves. */
const MOVEMENTS = { 'nobody moves': 0, 'each moves 1 s of 10': 1, 'all move all the time': 10 } as const
const CARDS = 300
/** Milliseconds. */
const SETTLED = 3000
const MEASURED = 8000
/** Of the main thread, in milliseconds a second. */
const LIMIT = 3

interface Ground {
  readonly browser: Browser
  readonly address: string
}

export async function measurePeople(
  counts: readonly number[],
  repeats: number,
  onProgress: (sentence: string) => void,
): Promise<readonly PeopleFigures[]> {
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] })
  try {
    const ground = { browser, address: await createMap(server.url, largeMap(CARDS)) }
    const measure = async (people: number, movement: PeopleFigures['movement']) => {
      const runs = []
      for (let run = 1; run <= repeats; run++) {
        onProgress(`${people} people, ${movement}, run ${run} of ${repeats}`)
        runs.push(await measureOnce(ground, people, MOVEMENTS[movement]))
      }
      return medians(runs)
    }
    const alone = await measure(0, 'nobody moves')
    const figures: PeopleFigures[] = []
    for (const people of counts) {
      for (const movement of Object.keys(MOVEMENTS) as PeopleFigures['movement'][]) {
        const { mainThread, processor, cursors } = await measure(people, movement)
        figures.push({
          people,
          movement,
          mainThread: mainThread - alone.mainThread,
          processor: processor - alone.processor,
          cursors,
        })
      }
    }
    return figures
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** Milliseconds a second. */
async function measureOnce({ browser, address }: Ground, people: number, moving: number) {
  const board = await openBoard(browser, address)
  const corner = await board.toScreen()
  const [start, unit] = [corner({ x: 0, y: 0 }), corner({ x: 1, y: 0 })]
  const zoom = unit.x - start.x
  const area = { x: -start.x / zoom, y: -start.y / zoom, width: VIEW.width / zoom, height: VIEW.height / zoom }
  const leave = people > 0 ? await bring({ address, people, moving, area }) : async () => {}
  await pause(SETTLED)
  const before = await readCost(board)
  await pause(MEASURED)
  const after = await readCost(board)
  const cursors = await board.page.evaluate(countCursors)
  await leave()
  await board.close()
  const aSecond = (name: keyof Cost) => ((after[name] - before[name]) / MEASURED) * 1000
  return { mainThread: aSecond('mainThread'), processor: aSecond('processor'), cursors }
}

/** Runs in the page. Elements, or on the canvas of a crowd. */
function countCursors(): number {
  const drawn = document.querySelector<HTMLElement>('[data-cursors]')?.dataset.cursors
  return drawn === undefined ? document.querySelectorAll('[data-peer]').length : Number(drawn)
}

/** Gives the function that makes them leave. */
async function bring(order: CrowdOrder): Promise<() => Promise<void>> {
  const crowd = fork(new URL('./crowd.ts', import.meta.url), { stdio: 'inherit' })
  const left = once(crowd, 'exit')
  crowd.send(order)
  await Promise.race([
    once(crowd, 'message'),
    left.then(([code]) => {
      throw new Error(`The process of the others ended with ${code}.`)
    }),
  ])
  return async () => {
    if (crowd.connected) crowd.send('leave')
    await left
  }
}

export function peopleTable(figures: readonly PeopleFigures[]): Table {
  return {
    title: 'Others on the map, milliseconds of the main thread a second',
    columns: ['people', 'by the clock', 'of it processor', 'cursors shown'],
    rows: figures.map(({ people, movement, mainThread, processor, cursors }) => [
      `${people}, ${movement}`,
      formatNumber(mainThread),
      formatNumber(processor),
      String(cursors),
    ]),
  }
}

export function peopleTargets(figures: readonly PeopleFigures[]): Target[] {
  return figures
    .filter(({ people }) => people === 100)
    .map(({ people, movement, processor }) => ({
      name: `${people} people, ${movement}: main thread a second`,
      value: processor,
      limit: LIMIT,
      unit: 'ms',
      kind: 'below' as const,
    }))
}
