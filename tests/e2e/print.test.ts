import { expect, test } from '../kit/test.ts'

/** Of each page of a PDF, in points: width and height. */
function pageSizes(pdf: Buffer): number[][] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)
  return [...boxes].map(([, numbers = '']) => numbers.trim().split(/\s+/).slice(2).map(Number).map(Math.floor))
}

test('the map is printed alone, on one page of any paper', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const bar = page.getByRole('toolbar', { name: 'Tools' })
  const paper = page.locator('[data-printed="map"]')
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  // Its code comes when the browser has nothing else to do.
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
      return paper.count()
    })
    .toBe(1)
  await expect(paper.getByText('Calls two shops')).toBeVisible()
  await expect(paper.getByText('Repair a phone', { exact: true }).last()).toBeVisible()
  await expect(bar).toBeHidden()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  expect(await paper.locator('svg').boundingBox()).toEqual({ x: 0, y: 0, width, height })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(bar).toBeVisible()
  await expect(paper).toHaveCount(0)

  expect(pageSizes(await page.pdf({ format: 'A4' }))).toEqual([[842, 595]])
  expect(pageSizes(await page.pdf({ format: 'Letter' }))).toEqual([[792, 612]])
  await expect(bar).toBeVisible()
})

test('while the outline is open the table of the map is printed, on as many pages as it needs', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  await board.press('o')
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible()
  const paper = page.locator('[data-printed="table"]')
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
      return paper.count()
    })
    .toBe(1)
  await expect(paper.getByRole('cell', { name: 'Calls two shops' })).toBeVisible()
  await expect(paper.getByRole('table')).toHaveCSS('color', 'rgb(29, 28, 26)')
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeHidden()
})
