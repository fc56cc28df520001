/** What a picture of the whole map costs, ours and Excalidraw's in turn. */
import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../kit/chromium.ts'
import { largeMap } from '../../kit/largeMap.ts'
import { startServer } from '../../kit/server.ts'
import { createContenders } from '../against/contenders.ts'
import { startExcalidraw } from '../against/excalidrawSite.ts'
import { medians } from '../figures.ts'
import { measureOurPng, measureOurSvg } from './ourPictures.ts'
import type { PngFigures, SvgFigures } from './pictureFigures.ts'

export interface PictureDuel {
  readonly size: number
  readonly svg: { readonly ours: SvgFigures; readonly theirs: SvgFigures }
  readonly png: { readonly ours: PngFigures; readonly theirs: PngFigures }
}

export interface PictureOptions {
  readonly sizes: readonly number[]
  readonly repeats: number
  readonly onProgress: (sentence: string) => void
}

export async function measurePictures({ sizes, repeats, onProgress }: PictureOptions): Promise<PictureDuel[]> {
  const server = await startServer()
  const site = await startExcalidraw()
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] })
  try {
    const duels: PictureDuel[] = []
    for (const size of sizes) {
      onProgress(`SVG of ${size} cards`)
      const ourSvg = await measureOurSvg(layoutJourney(arrangeJourney(lookupOf(largeMap(size)))), repeats)
      const theirSvg: SvgFigures[] = []
      const png = { ours: [] as PngFigures[], Excalidraw: [] as PngFigures[] }
      for (let run = 1; run <= repeats; run++) {
        for (const contender of await createContenders(browser, server.url, site, size)) {
          onProgress(`PNG of ${size} cards, ${contender.name}, run ${run} of ${repeats}`)
          const { page, close } = await contender.open(browser)
          if (contender.name === 'ours') png.ours.push(await measureOurPng(page))
          else {
            png.Excalidraw.push(await measureTheirs(page, 'exportPng'))
            theirSvg.push(await measureTheirs(page, 'exportSvg'))
          }
          await close()
        }
      }
      duels.push({
        size,
        svg: { ours: ourSvg, theirs: medians(theirSvg.map((figures) => ({ ...figures }))) },
        png: {
          ours: medians(png.ours.map((figures) => ({ ...figures }))),
          theirs: medians(png.Excalidraw.map((figures) => ({ ...figures }))),
        },
      })
    }
    return duels
  } finally {
    await browser.close()
    await site.close()
    await server.remove()
  }
}

/** By the functions that its own dialog calls, without the dialog. */
function measureTheirs(page: Page, kind: 'exportPng'): Promise<PngFigures>
function measureTheirs(page: Page, kind: 'exportSvg'): Promise<SvgFigures>
function measureTheirs(page: Page, kind: 'exportPng' | 'exportSvg'): Promise<PngFigures | SvgFigures> {
  return page.evaluate((name) => {
    const { bench } = window as unknown as { bench: Record<string, () => Promise<never>> }
    return bench[name]?.() ?? Promise.reject(new Error(`The page has no ${name}.`))
  }, kind)
}
