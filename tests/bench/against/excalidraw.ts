/** Excalidraw as a bench board: the same map as rectangles in the same places, and the hand that its gestures want. */
import type { Layout } from '@journeyboard/layout'
import type { Browser, Page } from '@playwright/test'
import { type BenchBoard, type Hand, middleOf, VIEW } from '../board/openBoard.ts'

/** What tests/bench/excalidraw/page.js gives to the window, as far as it is used here. */
interface ExcalidrawWindow {
  readonly bench: {
    readonly api: {
      getAppState(): SceneView
      getSceneElements(): readonly object[]
      updateScene(scene: { elements?: readonly object[]; appState?: object }): void
    }
    makeScene(cards: readonly SceneCard[]): object[]
    startRemoteEdits(editsASecond: number): () => void
    before?: { readonly elements: readonly object[]; readonly appState: object }
    stop?: () => void
  }
}

interface SceneView {
  readonly scrollX: number
  readonly scrollY: number
  readonly zoom: { readonly value: number }
}

interface SceneCard {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text: string
}

/** The scene in which the map's cards stand where ours do, seen as our board opens. */
export async function makeScene(browser: Browser, site: string, layout: Layout, view: View): Promise<object> {
  const page = await browser.newPage({ viewport: VIEW })
  await page.goto(site)
  await page.waitForFunction(() => 'bench' in window)
  const cards = [...layout.cardById.values()].map(({ id, box }): SceneCard => {
    const text = layout.journey.cardById.get(id)?.text ?? ''
    return { id, x: box.x, y: box.y, width: box.width, height: box.height, text }
  })
  const elements = await page.evaluate((all) => (window as unknown as ExcalidrawWindow).bench.makeScene(all), cards)
  await page.close()
  const { x, y, zoom } = view
  return { elements, appState: { scrollX: x / zoom, scrollY: y / zoom, zoom: { value: zoom } } }
}

/** Translation in CSS pixels and zoom. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** An expression that is true in the page when the first and the last card in view are painted. */
export function paintedExpression(layout: Layout): string {
  const cards = [...layout.cardById.values()].map(middleOf)
  const points = [cards.at(0), cards.at(Math.floor(cards.length / 2)), cards.at(-1)]
  return `globalThis.bench?.api !== undefined && globalThis.bench.isPainted(${JSON.stringify(points)})`
}

/** Opens the page in a browser context of its own and waits for its cards. */
export async function openExcalidraw(browser: Browser, address: string, layout: Layout): Promise<BenchBoard> {
  const context = await browser.newContext({ viewport: VIEW })
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(paintedExpression(layout))
  await page.evaluate(() => {
    const { bench } = window as unknown as ExcalidrawWindow
    const { scrollX, scrollY, zoom } = bench.api.getAppState()
    bench.before = { elements: bench.api.getSceneElements(), appState: { scrollX, scrollY, zoom } }
  })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  const readView = () =>
    page.evaluate(() => {
      const { scrollX, scrollY, zoom } = (window as unknown as ExcalidrawWindow).bench.api.getAppState()
      return { scrollX, scrollY, zoom: zoom.value }
    })
  return {
    page,
    cdp,
    hand: excalidrawHand(page),
    layout: () => layout,
    refresh: async () => {},
    async toScreen() {
      const { scrollX, scrollY, zoom } = await readView()
      return ({ x, y }) => ({ x: (x + scrollX) * zoom, y: (y + scrollY) * zoom })
    },
    zoom: async () => (await readView()).zoom,
    close: () => context.close(),
  }
}

function excalidrawHand(page: Page): Hand {
  return {
    wheelToPan: (pixels) => pixels,
    // A hundred pixels are 100 %, at most ten at once; beyond 100 % it goes faster.
    wheelToZoom: (to, from) => (from - to) * 100,
    leastZoom: 0.1,
    select: (cards) =>
      page.evaluate(
        (ids) => {
          const { bench } = window as unknown as ExcalidrawWindow
          bench.api.updateScene({ appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true])) } })
        },
        cards.map(({ card }) => card.id),
      ),
    textField: 'textarea.excalidraw-wysiwyg',
    async takeBack() {
      await page.mouse.up()
      await page.evaluate(() => {
        const { api, before } = (window as unknown as ExcalidrawWindow).bench
        if (before) api.updateScene({ elements: before.elements, appState: { selectedElementIds: {} } })
      })
    },
  }
}

/** Brings the view back to where it opened: the wheel does not lead below 10 %. */
export async function showWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { api, before } = (window as unknown as ExcalidrawWindow).bench
    if (before) api.updateScene({ appState: before.appState })
  })
}

/** Gives the function that ends them. */
export async function startRemoteEdits(page: Page, editsASecond: number): Promise<() => Promise<void>> {
  await page.evaluate((rate) => {
    const { bench } = window as unknown as ExcalidrawWindow
    bench.stop = bench.startRemoteEdits(rate)
  }, editsASecond)
  return () => page.evaluate(() => (window as unknown as ExcalidrawWindow).bench.stop?.())
}
