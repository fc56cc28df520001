/** How long a board takes to open in a browser that has never seen it. */
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { areCardsDrawn, VIEW } from './openBoard.ts'
import { pause, readCost } from './steps.ts'

export type LoadFigures = Record<'painted' | 'afterScripts' | 'processor' | 'script' | 'heap' | 'nodes', number>

/** Milliseconds after which a new window no longer needs the processor for itself. */
const WINDOW_READY = 1500
/** Milliseconds after which a page that was opened has done all that it does by itself. */
const SETTLED = 2000

interface PaintWatch {
  benchPaintedAt?: number
}

/**
 * Milliseconds from the navigation to the first frame with cards in it (`painted`), and from the last byte of the last
 * script to there (`afterScripts`); the processor time of the main thread up to then; kB of gzipped script that it took;
 * then, when all is quiet, the page's heap in MB after a collection, and its DOM nodes. `areCardsPainted` is an expression
 * that is true in the page when it has drawn its cards.
 */
export async function measureLoad(
  browser: Browser,
  address: string,
  areCardsPainted = `(${areCardsDrawn})()`,
): Promise<LoadFigures> {
  const context = await browser.newContext({ viewport: VIEW })
  try {
    const page = await context.newPage()
    await page.addInitScript(`globalThis.benchAreCardsDrawn = () => ${areCardsPainted}`)
    await page.addInitScript(watchPaint)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    await pause(WINDOW_READY)
    await page.goto(address)
    await page.waitForFunction(() => 'benchPaintedAt' in globalThis)
    const { processor } = await readCost({ cdp })
    const { painted, scripts } = await page.evaluate(readLoading)
    const scriptsLoaded = Math.max(...scripts.map((script) => script.loaded))
    // What a page still prepares when nobody waits belongs to its heap.
    await pause(SETTLED)
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    const { nodes } = await cdp.send('Memory.getDOMCounters')
    return {
      painted,
      afterScripts: painted - scriptsLoaded,
      processor,
      script: await gzippedKilobytes(scripts.map((script) => script.address)),
      heap: usedSize / 1e6,
      nodes,
    }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
function watchPaint(): void {
  const watch = globalThis as unknown as PaintWatch & { benchAreCardsDrawn(): boolean }
  const look = () => {
    if (!watch.benchAreCardsDrawn()) {
      requestAnimationFrame(look)
      return
    }
    // What follows a frame in the queue runs when the frame has been handed over.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        watch.benchPaintedAt = performance.now()
      }
      channel.port2.postMessage(null)
    })
  }
  requestAnimationFrame(look)
}

/** Runs in the page. Scripts whose last byte came before the cards, and when that was. */
function readLoading(): { painted: number; scripts: { address: string; loaded: number }[] } {
  const painted = (globalThis as PaintWatch).benchPaintedAt ?? Number.NaN
  const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    // The service worker's helper comes when it comes: the board does not wait for it.
    .filter(({ name, responseEnd }) => name.endsWith('.js') && !name.includes('workbox') && responseEnd < painted)
    .map(({ name, responseEnd }) => ({ address: name, loaded: responseEnd }))
  return { painted, scripts }
}

/** As the browser's network panel would count them behind a server that compresses. */
async function gzippedKilobytes(addresses: readonly string[]): Promise<number> {
  const sizes = addresses.map(async (address) => gzipSync(await (await fetch(address)).arrayBuffer()).length)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000
}
