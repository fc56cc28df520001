import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embedInPng, embedJourney, writeJourneyJson } from '@journeyboard/formats'
import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { PATHS } from '@journeyboard/protocol'
import { renderJourney, renderSvg } from '@journeyboard/render'
import { createInterFont } from '@journeyboard/render/font'
import { interFiles } from '@journeyboard/render/testing'
import { differenceOf } from '../kit/differenceOf.ts'
import { dropFile } from '../kit/files.ts'
import { createMap, readStoredMap, recordsOfTemplate } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { screenshotOf } from '../kit/screenshotOf.ts'
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

test('the board looks like the picture that librsvg draws of it', async ({ page, openBoard }, testInfo) => {
  test.skip(!hasLibrsvg, 'rsvg-convert (Debian: librsvg2-bin) is not installed, so there is nothing to compare with.')
  await page.setViewportSize({ width: 2100, height: 1100 })
  const board = await openBoard(recordsOfTemplate('customer-journey'))
  await board.press('Shift+0', 'Control+Backslash')
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toBeHidden()
  await page.mouse.move(2, 2)
  const { x, y, zoom } = await page.locator('.react-flow__viewport').evaluate((viewport) => {
    const { e, f, a } = new DOMMatrix(getComputedStyle(viewport).transform)
    return { x: e, y: f, zoom: a }
  })
  expect(zoom).toBe(1)
  const layout = layoutJourney(await readStoredMap(page.url()))
  const { width, height } = layout.sheet
  const clip = { x: Math.round(x), y: Math.round(y), width, height }
  const shown = await page.screenshot({ clip })
  const svg = renderSvg(layout, { hasTitle: false })
  const [, left = 0, top = 0] = (/viewBox="(\S+) (\S+)/.exec(svg) ?? []).map(Number)
  const librsvg = await convert(svg, testInfo.outputPath('fonts'))
  // Browsers on Linux set the text of cards a pixel higher than elsewhere, and each program smooths letters in its own way.
  expect(await differenceOf(page, shown, librsvg.png, { x: -left, y: -top })).toBeLessThan(0.03)
  // What is moved by two pixels would not pass.
  expect(await differenceOf(page, shown, librsvg.png, { x: 2 - left, y: 2 - top })).toBeGreaterThan(0.04)
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
