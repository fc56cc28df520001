import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embedInPng, embedJourney, writeJourneyJson } from '@journeyboard/formats'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { PATHS } from '@journeyboard/protocol'
import { renderJourney } from '@journeyboard/render'
import { createInterFont } from '@journeyboard/render/font'
import { interFiles } from '@journeyboard/render/testing'
import type { Page } from '@playwright/test'
import { dropFile } from '../kit/files.ts'
import { createMap, readStoredMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const GOLDEN = join(import.meta.dirname, '../../packages/render/src/golden')
const names = readdirSync(GOLDEN)
const inter = createInterFont(interFiles())
const hasLibrsvg = spawnSync('rsvg-convert', ['--version']).status === 0

test.describe('pictures of the templates', () => {
  for (const name of names) {
    test(`${name} looks the same in a browser and in librsvg`, async ({ page }, testInfo) => {
      test.skip(
        !hasLibrsvg,
        'rsvg-convert (Debian: librsvg2-bin) is not installed, so there is nothing to compare with.',
      )
      const svg = readFileSync(join(GOLDEN, name), 'utf8')
      const browser = await screenshotOf(page, await inter.embed(svg))
      const librsvg = await convert(svg, testInfo.outputPath('fonts'))
      expect(librsvg.complaints).toBe('')
      // Only the edges of letters and lines may differ: each program smooths them in its own way.
      expect(await differenceOf(page, browser, librsvg.png)).toBeLessThan(0.01)
    })
  }
})

test('the server draws the same as PNG and as SVG, in the weights of the board', async ({ page, request, baseURL }) => {
  const id = (await createMap(baseURL ?? '', phoneRepair())).replace(/^.*\//, '')
  const [svg, png] = await Promise.all(
    (['svg', 'png'] as const).map((format) => request.get(PATHS.picture(id, format))),
  )
  if (!svg || !png) throw new Error('both were asked for')
  expect([svg.status(), png.status()]).toEqual([200, 200])
  const browser = await screenshotOf(page, await svg.text())
  expect(await differenceOf(page, browser, await png.body())).toBeLessThan(0.01)
})

test('a picture that carries its map opens as that map again, as SVG and as PNG', async ({ page }) => {
  const records = phoneRepair()
  const journey = arrangeJourney(lookupOf(records))
  const json = writeJourneyJson(journey)
  const svg = embedJourney(renderJourney(journey), json)
  await page.goto('/')
  await dropFile(page, { name: 'map.svg', text: svg })
  await expect(page).toHaveURL(/\/map\/[\w-]{8,}$/)
  expect(writeJourneyJson(await readStoredMap(page.url()))).toBe(json)

  const png = Buffer.from(embedInPng(await page.screenshot(), json))
  await page.goto('/')
  await page.getByLabel('File to open').setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: png })
  await expect(page).toHaveURL(/\/map\/[\w-]{8,}$/)
  expect(writeJourneyJson(await readStoredMap(page.url()))).toBe(json)
})

/** As a file, with only what is in it. */
async function screenshotOf(page: Page, svg: string): Promise<Buffer> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number)
  await page.setViewportSize({ width, height })
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(`<body style="margin:0"><img style="display:block" alt="" src="${address}">`)
  await page.evaluate(() => document.images[0]?.decode())
  return page.screenshot()
}

/** By librsvg with our Inter as the only font of the system. */
async function convert(svg: string, folder: string): Promise<{ png: Buffer; complaints: string }> {
  mkdirSync(folder, { recursive: true })
  for (const part of inter.partsOf(svg)) {
    writeFileSync(join(folder, `${part.face}-${part.file}.ttf`), await inter.part(part))
  }
  const config = join(folder, 'fonts.conf')
  writeFileSync(config, `<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`)
  const input = join(folder, 'picture.svg')
  const output = join(folder, 'picture.png')
  const complaints = join(folder, 'complaints.txt')
  writeFileSync(input, svg)
  execFileSync('sh', ['-c', 'rsvg-convert "$0" -o "$1" 2> "$2"', input, output, complaints], {
    env: { ...process.env, FONTCONFIG_FILE: config },
  })
  return { png: readFileSync(output), complaints: readFileSync(complaints, 'utf8') }
}

/** Share of the pixels that differ visibly. */
function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const pngs = [one, other].map((png) => png.toString('base64'))
  return page.evaluate(async (sources) => {
    const pixels = sources.map(async (source) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    })
    const [a, b] = await Promise.all(pixels)
    if (!a || !b || a.length !== b.length) return 1
    let different = 0
    for (let at = 0; at < a.length; at += 4) {
      const apart = [0, 1, 2].reduce(
        (sum, channel) => sum + Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)),
        0,
      )
      if (apart > 96) different += 1
    }
    return different / (a.length / 4)
  }, pngs)
}
