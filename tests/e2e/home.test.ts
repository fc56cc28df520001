import { dropFile, readSample } from '../kit/files.ts'
import { readStoredMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

const MAP_ADDRESS = /\/map\/[\w-]{8,}$/

test.beforeEach(async ({ page }) => {
  await page.goto('/')
})

for (const { title, stages } of [
  { title: 'Blank', stages: ['Discover', 'Choose', 'Use'] },
  { title: 'Service blueprint', stages: undefined },
]) {
  test(`a click on the template "${title}" makes a map that is on the server at once`, async ({ page }) => {
    await page.getByRole('button', { name: title, exact: true }).click()
    await expect(page).toHaveURL(MAP_ADDRESS)
    const map = await readStoredMap(page.url())
    expect(map.lanes.length).toBeGreaterThan(3)
    if (stages) expect(map.stages.map((stage) => stage.title)).toEqual(stages)
    else expect(map.cardById.size).toBeGreaterThan(20)
  })
}

test('a blueprint that was dropped becomes a map with its lanes and cards', async ({ page }) => {
  await dropFile(page, readSample('hotel-check-in-blueprint.ojf'))
  await expect(page).toHaveURL(MAP_ADDRESS)
  const map = await readStoredMap(page.url())
  expect(map.map.title).toBe('Hotel Arrival & Check-in')
  expect(map.stages.map((stage) => stage.title)).toEqual(['Arrival', 'Check-in', 'Room Entry'])
  expect(map.lanes.map((lane) => lane.role)).toEqual(expect.arrayContaining(['customer', 'frontstage', 'backstage']))
  expect([...map.cardById.values()].map((card) => card.text)).toContainEqual(
    expect.stringContaining('Arrive at Entrance'),
  )
})

test('a Mermaid journey in Japanese that was dropped keeps its words', async ({ page }) => {
  await dropFile(page, readSample('journey-cjk.mmd'))
  await expect(page).toHaveURL(MAP_ADDRESS)
  const map = await readStoredMap(page.url())
  expect(map.map.title).toBe('私の一日の流れ')
  expect(map.stages.map((stage) => stage.title)).toEqual(['出勤前の準備', '帰宅'])
  expect(map.personas.map((persona) => persona.name)).toEqual(['私', '家族'])
})

test('a broken file is named with its line, no map is made, and the mended one opens', async ({ page }) => {
  const broken = 'journey\n  title Rent a bike\n  section Find\n    Search: many: Ann\n'
  await dropFile(page, { name: 'bike.mmd', text: broken })
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('bike.mmd')
  await expect(problem).toContainText('line 4')
  await expect(page).toHaveURL('/')

  const file = { name: 'bike.mmd', mimeType: 'text/plain', buffer: Buffer.from(broken.replace('many', '4')) }
  await page.getByLabel('File to open').setInputFiles(file)
  await expect(page).toHaveURL(MAP_ADDRESS)
  expect((await readStoredMap(page.url())).map.title).toBe('Rent a bike')
})

test('home has no barriers, in the light and in the dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await findBarriers(page), colorScheme).toEqual([])
    await takePicture(page, `home-${colorScheme}`)
  }
})

test('the list shows each map as the server has it, and nothing moves when its picture comes', async ({
  page,
  openBoard,
  secondPerson,
}) => {
  await openBoard()
  const other = await secondPerson(page.url())
  const gate = Promise.withResolvers<void>()
  await page.route('**/image.png?*', async (route) => {
    await gate.promise
    await route.continue()
  })
  await page.goto('/')
  const item = page.getByRole('listitem').filter({ hasText: 'Repair a phone' })
  await expect(item.locator('svg').first()).toBeVisible()
  const before = await item.boundingBox()
  gate.resolve()
  const picture = item.locator('img')
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  expect(await item.boundingBox()).toEqual(before)

  await other.writeCard('Drop off', 'Actions', 'Asks for a receipt')
  await other.expectStatus('Saved')
  const answer = page.waitForResponse('**/image.png?*')
  await page.reload()
  expect((await answer).status()).toBe(200)
})

test('a map that the server does not know stays in the list, without a complaint', async ({ page }) => {
  await page.goto('/')
  const known = { id: 'nobody0000', title: 'Long gone', openedAt: 1_700_000_000_000, picture: null }
  await page.evaluate((map) => localStorage.setItem(`journeyboard:known:${map.id}`, JSON.stringify(map)), known)
  const answer = page.waitForResponse('**/nobody0000/image.png?*')
  await page.reload()
  expect((await answer).status()).toBe(204)
  await expect(page.getByRole('listitem').filter({ hasText: 'Long gone' })).toBeVisible()
})
