/** One open board: its page, what is drawn where, and the hand on it. */
import { type CardBox, type Layout, layoutJourney } from '@journeyboard/layout'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { readStoredMap } from '../../kit/maps.ts'

export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/** What a hand does differently on another whiteboard. */
export interface Hand {
  /** How far the wheel turns to pan by so many CSS pixels. */
  wheelToPan(pixels: number): number
  /** How far the wheel turns, with Control held, from one zoom to another. */
  wheelToZoom(to: number, from: number): number
  /** The smallest zoom that the wheel leads back to. */
  readonly leastZoom: number
  /** Selects these cards and nothing else. */
  select(cards: readonly ReachableCard[]): Promise<void>
  /** CSS selector of the field in which a card's text is edited. */
  readonly textField: string
  /** Lets go of what is dragged, so that everything is as it was. */
  takeBack(): Promise<void>
}

export interface ReachableCard {
  readonly card: CardBox
  readonly at: ScreenPoint
}

export interface BenchBoard {
  readonly page: Page
  readonly cdp: CDPSession
  readonly hand: Hand
  /** Boxes as the page draws them, since layout is arithmetic; of the map as it was when this was last refreshed. */
  layout(): Layout
  /** Reads the map from the server again, until `isThere` holds. */
  refresh(isThere: (layout: Layout) => boolean): Promise<void>
  /** Turns board units into CSS pixels as the page shows them now. */
  toScreen(): Promise<(point: ScreenPoint) => ScreenPoint>
  zoom(): Promise<number>
  close(): Promise<void>
}

export const VIEW = { width: 1440, height: 900 }

/** Away from the edges, where dragging pans, and from the panels of the interface, in CSS pixels. */
const CLEAR = { left: 330, right: 1050, top: 150, bottom: 740 }

export const VIEW_CENTRE: ScreenPoint = { x: (CLEAR.left + CLEAR.right) / 2, y: (CLEAR.top + CLEAR.bottom) / 2 }

/** Opens the page in a browser context of its own and waits for its cards. `prepare` runs before the page is loaded. */
export async function openBoard(
  browser: Browser,
  address: string,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<BenchBoard> {
  const context = await browser.newContext({ viewport: VIEW })
  const page = await context.newPage()
  await prepare(page)
  await page.goto(address)
  await page.waitForFunction(areCardsDrawn)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  let layout = layoutJourney(await readStoredMap(address))
  return {
    page,
    cdp,
    hand: ourHand(page),
    layout: () => layout,
    async refresh(isThere) {
      const giveUp = performance.now() + 10_000
      do layout = layoutJourney(await readStoredMap(address))
      while (!isThere(layout) && performance.now() < giveUp)
    },
    async toScreen() {
      const { x, y, zoom } = await page.evaluate(readView)
      return (point) => ({ x: point.x * zoom + x, y: point.y * zoom + y })
    },
    zoom: async () => (await page.evaluate(readView)).zoom,
    close: () => context.close(),
  }
}

function ourHand(page: Page): Hand {
  return {
    wheelToPan: (pixels) => pixels,
    // As a pinch, which is no whole number and at most 25 at once.
    wheelToZoom: (to, from) => Math.max(-24.9, Math.min(24.9, -Math.log(to / from) * 100)),
    leastZoom: 0,
    async select([first, ...others]) {
      if (!first) return
      await page.mouse.click(first.at.x, first.at.y)
      await page.keyboard.down('Shift')
      for (const { at } of others) await page.mouse.click(at.x, at.y)
      await page.keyboard.up('Shift')
    },
    textField: '[data-board] textarea',
    async takeBack() {
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await page.keyboard.press('Escape')
    },
  }
}

/** Runs in the page. Cards are nodes, or at low zoom blocks on one canvas. */
export function areCardsDrawn(): boolean {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-board] canvas')]
  return (
    document.querySelector('.react-flow__node [data-card]') !== null ||
    blocks.some((canvas) => canvas.style.display === 'block')
  )
}

/** Runs in the page. */
function readView(): { x: number; y: number; zoom: number } {
  const viewport = document.querySelector('.react-flow__viewport')
  const board = document.querySelector('[data-board]')
  if (!viewport || !board) throw new Error('There is no board on the page.')
  const { left, top } = board.getBoundingClientRect()
  const matrix = new DOMMatrix(getComputedStyle(viewport).transform)
  return { x: matrix.e + left, y: matrix.f + top, zoom: matrix.a }
}

/** Cards whose middle a hand can reach without meeting a panel, the nearest to the middle of the view first. */
export async function reachableCards(board: BenchBoard): Promise<ReachableCard[]> {
  const toScreen = await board.toScreen()
  const distance = (at: ScreenPoint) => Math.hypot(at.x - VIEW_CENTRE.x, at.y - VIEW_CENTRE.y)
  return [...board.layout().cardById.values()]
    .map((card) => ({ card, at: toScreen(middleOf(card)) }))
    .filter(({ at }) => at.x > CLEAR.left && at.x < CLEAR.right && at.y > CLEAR.top && at.y < CLEAR.bottom)
    .sort((a, b) => distance(a.at) - distance(b.at))
}

export function middleOf({ box }: CardBox): ScreenPoint {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
