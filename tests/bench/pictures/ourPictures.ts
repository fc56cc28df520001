/** Pictures as our board makes them: the SVG in this process, the PNG in the dialog of the page. */
import { readFile } from 'node:fs/promises'
import type { Layout } from '@journeyboard/layout'
import { renderSvg } from '@journeyboard/render'
import { createInterFont } from '@journeyboard/render/font'
import { interFiles } from '@journeyboard/render/testing'
import type { Page } from '@playwright/test'
import { median } from '../figures.ts'
import type { PngFigures, SvgFigures } from './pictureFigures.ts'

const inter = createInterFont(interFiles())

/** `first`: before the engine has optimised anything. With the font inside, as theirs counts its own. */
export async function measureOurSvg(layout: Layout, repeats: number): Promise<SvgFigures> {
  const times: number[] = []
  let svg = ''
  for (let run = 0; run < Math.max(repeats, 10); run++) {
    const started = performance.now()
    svg = renderSvg(layout)
    times.push(performance.now() - started)
  }
  const whole = await inter.embed(svg)
  return { milliseconds: median(times), first: times[0] ?? Number.NaN, bytes: Buffer.byteLength(whole) }
}

/** From the click to the finished file, at scale 1 and without the map inside. */
export async function measureOurPng(page: Page): Promise<PngFigures> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Actions and places' }).fill('Picture of the map')
  await page.getByRole('option', { name: 'Picture of the map' }).click()
  const dialog = page.getByRole('dialog', { name: 'Picture of the map' })
  await dialog.getByAltText('The map as it will be').waitFor()
  await dialog.getByLabel('1x', { exact: true }).check()
  await dialog.getByLabel('Carries the whole map').uncheck()
  // The end of the drawing is when the page clicks on the link to the file.
  await page.evaluate(() => {
    const marks = window as unknown as { clicked: number; drawn: number }
    window.addEventListener(
      'click',
      (event) => {
        const isFile = event.target instanceof HTMLAnchorElement && event.target.download !== ''
        if (!isFile) marks.clicked = performance.now()
      },
      true,
    )
    const click = HTMLAnchorElement.prototype.click
    HTMLAnchorElement.prototype.click = function () {
      marks.drawn = performance.now()
      click.call(this)
    }
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download PNG' }).click(),
  ])
  const milliseconds = await page.evaluate(() => {
    const marks = window as unknown as { clicked: number; drawn: number }
    return marks.drawn - marks.clicked
  })
  const png = await readFile(await download.path())
  return { milliseconds, bytes: png.length, width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
