/** The two boards that are measured against each other, behind one shape. */
import { layoutJourney } from '@journeyboard/layout'
import type { Browser } from '@playwright/test'
import { openingView } from '../../../apps/web/src/canvas/fit.ts'
import { largeMap } from '../../kit/largeMap.ts'
import { createMap, readStoredMap } from '../../kit/maps.ts'
import { areCardsDrawn, type BenchBoard, openBoard, VIEW } from '../board/openBoard.ts'
import { makeScene, openExcalidraw, paintedExpression, showWhole, startRemoteEdits } from './excalidraw.ts'
import type { ExcalidrawSite } from './excalidrawSite.ts'
import { startOthers } from './others.ts'

export interface Contender {
  readonly name: 'ours' | 'Excalidraw'
  readonly address: string
  /** True in the page once all cards in view are painted. */
  readonly paintedExpression: string
  open(browser: Browser): Promise<BenchBoard>
  /** Shows the whole map again, as the board opened. */
  showWhole(board: BenchBoard): Promise<void>
  /** Others edit; resolves when they have begun, with what ends it. */
  startOthers(board: BenchBoard, editsASecond: number): Promise<() => Promise<void>>
}

/** A map of this size on both boards. Its own each time: what others edit stays. */
export async function createContenders(
  browser: Browser,
  server: string,
  site: ExcalidrawSite,
  size: number,
): Promise<readonly Contender[]> {
  const address = await createMap(server, largeMap(size))
  const layout = layoutJourney(await readStoredMap(address))
  const view = openingView(layout.bounds, layout.sheet, VIEW)
  const scene = site.addScene(String(size), await makeScene(browser, site.url, layout, view))
  return [
    {
      name: 'ours',
      address,
      paintedExpression: `(${areCardsDrawn})()`,
      open: (within) => openBoard(within, address),
      showWhole: async ({ page }) => page.keyboard.press('Shift+1'),
      startOthers: (_, editsASecond) => startOthers(address, editsASecond),
    },
    {
      name: 'Excalidraw',
      address: scene,
      paintedExpression: paintedExpression(layout),
      open: (within) => openExcalidraw(within, scene, layout),
      showWhole: ({ page }) => showWhole(page),
      startOthers: ({ page }, editsASecond) => startRemoteEdits(page, editsASecond),
    },
  ]
}
