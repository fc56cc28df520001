/** How long a board takes to open in a browser that has never seen it. */
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { areCardsDrawn, VIEW } from './openBoard.ts'

export type LoadFigures = Record<'painted' | 'afterScripts' | 'script' | 'heap' | 'nodes', number>

interface PaintWatch {
  benchPaintedAt?: number
}

/**
 * Milliseconds from the navigation to the first frame with cards in it (`painted`), and from the last byte of the last
 * script to there (`afterScripts`); kB of gzipped script that it took; then the page's heap in MB after a collection, and
 * its DOM nodes.
 */
export async function measureLoad(browser: Browser, address: string): Promise<LoadFigures> {
  const context = await browser.newContext({ viewport: VIEW })
  try {
    const page = await context.newPage()
    await page.addInitScript(`globalThis.benchAreCardsDrawn = ${areCardsDrawn}`)
    await page.addInitScript(watchPaint)
    await page.goto(address)
    await page.waitForFunction(() => 'benchPaintedAt' in globalThis)
    const { painted, scripts } = await page.evaluate(readLoading)
    const scriptsLoaded = Math.max(...scripts.map((script) => script.loaded))
    const cdp = await context.newCDPSession(page)
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    const { nodes } = await cdp.send('Memory.getDOMCounters')
    return {
      painted,
      afterScripts: painted - scriptsLoaded,
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
