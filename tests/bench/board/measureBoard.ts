/** The board in Chromium: loading, and what each step of a hand costs, at several sizes of map. */
import type { CardId } from '@journeyboard/model'
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../kit/chromium.ts'
import { largeMap } from '../../kit/largeMap.ts'
import { createMap } from '../../kit/maps.ts'
import { startServer } from '../../kit/server.ts'
import { median, medians } from '../figures.ts'
import { type LoadFigures, measureLoad } from './load.ts'
import { dragMany, dragOne, pan, typeIntoCard, zoomInAndOut, zoomTo } from './movements.ts'
import { type BenchBoard, middleOf, openBoard, reachableCards } from './openBoard.ts'
import { measureRedraws, type Redraws, watchRedraws } from './redraws.ts'
import { type Movement, measureMovement, measureOnce, type StepFigures } from './steps.ts'

export interface BoardOptions {
  readonly sizes: readonly number[]
  readonly repeats: number
  readonly onProgress: (sentence: string) => void
  /** Called around one performance of each movement when somebody wants to know where the time goes. */
  readonly profile?: (board: BenchBoard, movement: Movement, size: number) => Promise<void>
}

export interface BoardFigures {
  readonly size: number
  readonly browser: string
  readonly load: LoadFigures
  readonly movements: readonly (StepFigures & { readonly name: string })[]
  /** Milliseconds of main thread for letting go of one card in another cell. */
  readonly drop: number
  readonly redraws: readonly RedrawFigures[]
}

export interface RedrawFigures {
  readonly name: string
  /** Components of any kind that rendered again, a step. */
  readonly componentsAStep: number
  /** Renders of the card that was dragged or typed into; of how many other cards; and their renders together. */
  readonly ownRenders: number
  readonly otherCards: number
  readonly otherRenders: number
}

/** Movements with the whole board in view, then the way to 100 %, then movements there. */
const FAR = [
  pan('pan, whole board'),
  dragOne('drag one card, whole board'),
  dragMany('drag 100 cards, whole board', 100),
]
const WAY = zoomInAndOut('zoom whole board - 100 % - whole board')
const NEAR = [pan('pan, 100 %'), dragOne('drag one card, 100 %'), typeIntoCard('type into a card, 100 %')]
const DROPS = 5

export async function measureBoard(options: BoardOptions): Promise<BoardFigures[]> {
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] })
  try {
    const figures: BoardFigures[] = []
    for (const size of options.sizes) {
      const address = await createMap(server.url, largeMap(size))
      figures.push(await measureSize(browser, address, size, options))
    }
    return figures
  } finally {
    await browser.close()
    await server.remove()
  }
}

async function measureSize(
  browser: Browser,
  address: string,
  size: number,
  { repeats, onProgress, profile }: BoardOptions,
): Promise<BoardFigures> {
  const loads: LoadFigures[] = []
  const runs: Map<string, StepFigures[]> = new Map()
  const drops: number[] = []
  // The first page that a browser opens pays for what all later ones share.
  await measureLoad(browser, address)
  for (let run = 1; run <= repeats; run++) {
    onProgress(`board of ${size} cards, run ${run} of ${repeats}`)
    loads.push(await measureLoad(browser, address))
    const board = await openBoard(browser, address)
    const measure = async (movement: Movement) => {
      const figures = await measureMovement(board, movement)
      runs.set(movement.name, [...(runs.get(movement.name) ?? []), figures])
      if (run === 1) await profile?.(board, movement, size)
    }
    for (const movement of FAR) await measure(movement)
    await measure(WAY)
    await zoomTo(board, 1)
    for (const movement of NEAR) await measure(movement)
    for (let drop = 0; drop < DROPS; drop++) drops.push(await measureDrop(board))
    await board.close()
  }
  return {
    size,
    browser: browser.version(),
    load: medians(loads),
    movements: [...runs].map(([name, figures]) => ({ name, ...medians(figures) })),
    drop: median(drops),
    redraws: await measureAllRedraws(browser, address),
  }
}

/** Lets go of a card at 100 %, in another cell if one is in reach, and waits until the server has it. */
async function measureDrop(board: BenchBoard): Promise<number> {
  const { page } = board
  const cards = await reachableCards(board)
  const [dragged] = cards
  const target = cards.find(({ card }) => card.cell !== dragged?.card.cell)
  if (!dragged || !target) throw new Error('There are no two cards of different cells in view.')
  await page.mouse.move(dragged.at.x, dragged.at.y)
  await page.mouse.down()
  await page.mouse.move(target.at.x, target.at.y, { steps: 10 })
  const cost = await measureOnce(board, () => page.mouse.up())
  const before = middleOf(dragged.card)
  await board.refresh((layout) => {
    const card = layout.cardById.get(dragged.card.id)
    return card !== undefined && (middleOf(card).x !== before.x || middleOf(card).y !== before.y)
  })
  return cost
}

async function measureAllRedraws(browser: Browser, address: string): Promise<RedrawFigures[]> {
  const board = await openBoard(browser, address, watchRedraws)
  const far = dragOne('drag one card, whole board')
  const near = [dragOne('drag one card, 100 %'), typeIntoCard('type into a card, 100 %')]
  const figures = [await redrawsOf(board, far)]
  await zoomTo(board, 1)
  for (const movement of near) figures.push(await redrawsOf(board, movement))
  await board.close()
  return figures
}

async function redrawsOf(board: BenchBoard, movement: Movement): Promise<RedrawFigures> {
  const [own] = await reachableCards(board)
  const redraws = await measureRedraws(board, movement)
  return {
    name: movement.name,
    ...countRenders(redraws, own?.card.id),
    componentsAStep: redraws.components / movement.steps,
  }
}

function countRenders({ byCard }: Redraws, own: CardId | undefined) {
  const others = Object.entries(byCard).filter(([id]) => id !== own)
  return {
    ownRenders: own ? (byCard[own] ?? 0) : 0,
    otherCards: others.length,
    otherRenders: others.reduce((sum, [, renders]) => sum + renders, 0),
  }
}
