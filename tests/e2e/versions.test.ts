import { type LastVisit, type MapVersions, PATHS } from '@journeyboard/protocol'
import type { Page } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Versions' })
/** Its line in the list. */
const version = (page: Page, name: string) => panel(page).locator('[data-version]').filter({ hasText: name })
const mapIdOf = (page: Page) => new URL(page.url()).pathname.replace('/map/', '')

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about this map' }).click()
  await page.getByRole('menuitem', { name: 'Versions of this map' }).click()
  await expect(panel(page)).toBeFocused()
}

test('a version is named, looked at and restored while somebody else has the map open, and taken back', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.page.getByRole('grid').focus()
  await ada.press('Control+s')
  await expect(ada.page.getByText('Every change is saved as you make it.')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Name this version', exact: true }).click()
  await ada.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Before the workshop')
  await ada.press('Enter')
  await expect(ada.page.getByText('Named “Before the workshop”')).toBeVisible()

  await ben.writeCard('Drop off', 'Actions', 'Waits in line')
  await ada.expectCell('Drop off', 'Actions', ['Waits in line'])
  await ada.click(ada.card('Price list'))
  await ada.press('Delete')
  await ben.expectCell('Compare', 'Contacts', [])

  await openVersions(ada.page)
  await expect(version(ada.page, 'Before the workshop')).toHaveAttribute('aria-current', 'true')
  await expect(ada.page.locator('[data-since="removed"]')).toContainText('Deleted since by')
  await expect(ada.page.locator('[data-since="added"]')).toContainText('+ 1 added since')
  // The words of the mark stand above the card, and not over its text.
  const words = await ada.page.getByText('Deleted since by').boundingBox()
  const card = await ada.card('Price list').boundingBox()
  expect(words && card && words.y + words.height <= card.y + 3).toBe(true)
  await expect(panel(ada.page)).toContainText(/added 1 card in .+, Actions/)
  await panel(ada.page)
    .getByRole('button', { name: /^deleted 1 card in .+, Contacts$/ })
    .click()
  await ada.expectSelected(ada.card('Price list'))
  await ada.press('Delete', 'n')
  await expect(ada.editor()).toHaveCount(0)
  await expect(ada.card('Price list')).toBeVisible()

  await panel(ada.page).getByRole('button', { name: 'Restore this version' }).click()
  await expect(panel(ada.page)).toHaveCount(0)
  await expect(ada.step('Compare')).toBeVisible()
  for (const one of [ada, ben]) {
    await one.expectCell('Compare', 'Contacts', ['Price list'])
    await one.expectCell('Drop off', 'Actions', [])
  }
  await expect(ada.page.getByText('The map is as it was today at')).toBeVisible()
  await ada.page.locator('[data-sonner-toast]').getByRole('button', { name: 'Undo' }).click()
  for (const one of [ada, ben]) {
    await one.expectCell('Compare', 'Contacts', [])
    await one.expectCell('Drop off', 'Actions', ['Waits in line'])
  }
  await openVersions(ada.page)
  await expect(version(ada.page, 'Before a restore')).toHaveCount(2)

  // By the key too, after what she has made since.
  await version(ada.page, 'Before the workshop').click()
  await panel(ada.page).getByRole('button', { name: 'Restore this version' }).click()
  await expect(panel(ada.page)).toHaveCount(0)
  await ada.expectCell('Drop off', 'Actions', [])
  await ada.writeCard('Drop off', 'Actions', 'Parks the bike')
  await ada.press('ControlOrMeta+z')
  await ada.expectCell('Drop off', 'Actions', [])
  await ada.press('ControlOrMeta+z')
  for (const one of [ada, ben]) {
    await one.expectCell('Compare', 'Contacts', [])
    await one.expectCell('Drop off', 'Actions', ['Waits in line'])
  }
  await ada.press('ControlOrMeta+Shift+z')
  for (const one of [ada, ben]) {
    await one.expectCell('Compare', 'Contacts', ['Price list'])
    await one.expectCell('Drop off', 'Actions', [])
  }
})

test('versions are gone through by keys, named otherwise, and opened as a map of their own', async ({
  page,
  openBoard,
}) => {
  const board = await openBoard()
  const name = (words: string) => page.request.post(PATHS.versions(mapIdOf(page)), { data: { name: words } })
  await name('First')
  await board.writeCard('Drop off', 'Actions', 'Waits in line')
  await board.expectStatus('Saved')
  await name('Second')
  await openVersions(page)
  const second = version(page, 'Second')
  await expect(board.card('Waits in line')).toBeVisible()
  await second.focus()
  const gate = Promise.withResolvers<void>()
  await page.route(PATHS.version('*', '*'), async (route) => {
    await gate.promise
    await route.continue()
  })
  await board.press('ArrowDown')
  await expect(version(page, 'First')).toHaveAttribute('aria-current', 'true')
  await expect(panel(page).getByRole('button', { name: 'Restore this version' })).toBeDisabled()
  await expect(board.card('Waits in line'), 'until the other one has come').toBeVisible()
  gate.resolve()
  await expect(board.card('Waits in line')).toHaveCount(0)
  await expect(board.card('Price list')).toBeVisible()

  await panel(page).getByRole('button', { name: 'More about “First”' }).click()
  const rename = page.getByRole('menuitem', { name: 'Rename it' })
  await expect(rename).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Delete this version' }), 'who edits may not').toHaveCount(0)
  await rename.click()
  await page.getByRole('textbox', { name: 'Name of this version' }).fill('As we found it')
  await board.press('Enter')
  await expect(version(page, 'As we found it')).toBeVisible()
  const { versions } = (await (await page.request.get(PATHS.versions(mapIdOf(page)))).json()) as MapVersions
  expect(versions.map((one) => one.name)).toEqual(['Second', 'As we found it'])

  const before = page.url()
  await panel(page).getByRole('button', { name: 'Open as a new map' }).click()
  await expect(page).not.toHaveURL(before)
  await board.expectStatus('Saved')
  await expect(board.card('Price list')).toBeVisible()
  await board.expectCell('Drop off', 'Actions', [])
  await board.expectCell('Compare', 'Contacts', ['Price list'])
})

test('whoever owns the map deletes a version for good only after a question', async ({ page, baseURL }) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await page.getByLabel('Your name').fill('Olga')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const board = boardPage(page)
  await board.expectStatus('Saved')
  const id = mapIdOf(page)
  expect((await page.request.post(PATHS.versions(id), { data: { name: 'First' } })).status()).toBe(201)
  await openVersions(page)
  const ask = async () => {
    await panel(page).getByRole('button', { name: 'More about “First”' }).click()
    await page.getByRole('menuitem', { name: 'Delete this version' }).click()
  }
  await ask()
  await expect(panel(page).getByRole('button', { name: 'Keep' })).toBeFocused()
  await board.press('Enter')
  await expect(version(page, 'First')).toBeVisible()
  await ask()
  const question = panel(page).getByRole('alertdialog', { name: 'Delete “First” for good?' })
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(version(page, 'First')).toHaveCount(0)
})

test('who comes back is told what others did meanwhile, and led to it', async ({ openBoard, secondPerson }) => {
  const ada = await openBoard()
  const address = ada.page.url()
  const id = mapIdOf(ada.page)
  await ada.writeCard('Drop off', 'Actions', 'Waits in line')
  await ada.expectStatus('Saved')
  await ada.page.goto('/')
  const countVersions = async () => {
    const answer = await ada.page.request.get(PATHS.versions(id))
    return ((await answer.json()) as MapVersions).versions.length
  }
  // What stood at first, and what the last one who could change the map left behind.
  await expect.poll(countVersions).toBe(2)

  const ben = await secondPerson(address)
  await ben.introduce('Ben')
  await ben.drag(ben.card('Price list'), await ben.inCell('Compare', 'Bench'))
  await ben.expectCell('Compare', 'Bench', ['Price list'])
  await ben.expectStatus('Saved')
  await expect(ben.page.getByRole('region', { name: 'Since you were last here' })).toHaveCount(0)

  await ada.page.goto(address)
  const told = ada.page.getByRole('region', { name: 'Since you were last here' })
  await told.getByRole('button', { name: 'Since you were last here: 1 change by Ben' }).click()
  await told.getByRole('button', { name: /^moved 1 card/ }).click()
  await ada.expectSelected(ada.card('Price list'))
  await told.getByRole('button', { name: 'Close' }).click()
  await expect(told).toHaveCount(0)

  // What she watches is no news when she comes back; what came behind another tab is.
  await ben.writeCard('Compare', 'Contacts', 'Watched')
  await ada.expectCell('Compare', 'Contacts', ['Watched'])
  const lookedAwayAt = async () => {
    const answer = await ada.page.request.get(PATHS.lastVisit(id))
    return ((await answer.json()) as LastVisit).leftAt
  }
  const before = await lookedAwayAt()
  await ada.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect.poll(lookedAwayAt).not.toBe(before)
  await ben.writeCard('Ask around', 'Bench', 'Behind another tab')
  await ben.expectStatus('Saved')
  await ada.page.reload()
  await told.getByRole('button', { name: 'Since you were last here: 1 change by Ben' }).click()
  await told.getByRole('button', { name: 'added 1 card in Find help, Bench' }).click()
  await ada.expectSelected(ada.card('Behind another tab'))
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`versions in the ${colorScheme} have no barriers, also on a phone`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await page.request.post(PATHS.versions(mapIdOf(page)), { data: { name: 'Before the workshop' } })
    await board.click(board.card('Price list'))
    await board.press('Delete')
    await board.expectStatus('Saved')
    await openVersions(page)
    await expect(page.locator('[data-since="removed"]')).toBeVisible()
    await takePicture(page, `versions-${colorScheme}`)
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await takePicture(page, `versions-phone-${colorScheme}`)
    expect(await findBarriers(page), 'on a phone').toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await board.press('Escape')
    await expect(panel(page)).toHaveCount(0)
    await expect(page.getByRole('grid')).toBeFocused()
  })
}
