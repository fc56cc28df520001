import { PATHS } from '@journeyboard/protocol'
import type { Page } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const PHONE = { viewport: { width: 390, height: 844 } }

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await boardPage(page).expectStatus('Saved')
}

test('a facilitator brings everyone along, also to a phone, and lets them go', async ({
  page,
  baseURL,
  secondPerson,
}) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  const ben = await secondPerson(await map.link('edit'), PHONE)
  await join(ben.page, 'Ben')
  // On a phone a map opens at its beginning.
  await expect(ben.stage('Hand in')).not.toBeInViewport({ ratio: 0.9 })
  await page.getByRole('button', { name: 'Everyone on this map' }).click()
  await page.getByRole('button', { name: 'Bring everyone to me' }).click()
  // After a notice of three seconds, which is gone by the time that a slow machine looks.
  await expect(ben.stage('Hand in')).toBeInViewport({ ratio: 0.9 })
  await expect(page.getByText('1 of 1 with you')).toBeVisible()

  await ben.pointAt({ x: 200, y: 500 })
  await ben.page.mouse.wheel(0, 200)
  await expect(page.getByText('0 of 1 with you')).toBeVisible()
  await expect(ben.page.getByText('Olga has the spotlight', { exact: true })).toBeVisible()
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByText('1 of 1 with you')).toBeVisible()
  const list = page.getByRole('dialog', { name: 'Everyone on this map' })
  await list.getByRole('button', { name: 'Spotlight off' }).click()
  await expect(ben.page.locator('[data-following]')).toHaveCount(0)
})

test('whoever writes while everyone is brought along is asked, and stays where they are', async ({
  page,
  baseURL,
  secondPerson,
}) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  const ben = await secondPerson(await map.link('edit'), PHONE)
  await join(ben.page, 'Ben')
  await expect(ben.stage('Hand in')).not.toBeInViewport({ ratio: 0.9 })
  await ben.doubleClick(ben.card('Asks a neighbour'))
  await expect(ben.editor()).toBeFocused()
  const placeOf = async () => (await ben.stage('Find help').boundingBox())?.x
  const before = await placeOf()

  await page.getByRole('button', { name: 'Everyone on this map' }).click()
  await page.getByRole('button', { name: 'Bring everyone to me' }).click()
  await expect(ben.page.getByText('Olga wants to show something', { exact: true })).toBeVisible()
  await expect(ben.editor()).toBeFocused()
  await ben.type('!')
  await takePicture(ben.page, 'stay-here')
  await ben.page.getByRole('button', { name: 'Stay here', exact: true }).click()
  await expect(ben.page.getByText('Olga has the spotlight', { exact: true })).toBeVisible()
  await expect(page.getByText('0 of 1 with you')).toBeVisible()
  await expect(ben.card('Asks a neighbour!')).toBeVisible()
  expect(await placeOf()).toBe(before)
})

test('whoever leads goes on leading after a look at the versions', async ({ page, baseURL, secondPerson }) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  const ben = await secondPerson(await map.link('edit'))
  await join(ben.page, 'Ben')
  await page.getByRole('button', { name: 'Everyone on this map' }).click()
  await page.getByRole('button', { name: 'Bring everyone to me' }).click()
  const sign = page.getByText(/of 1 with you/)
  await expect(sign).toBeVisible()
  await page.getByRole('button', { name: 'More about this map' }).click()
  await page.getByRole('menuitem', { name: 'Versions of this map' }).click()
  const versions = page.getByRole('complementary', { name: 'Versions' })
  await expect(versions).toBeFocused()
  await expect(sign).toHaveCount(0)
  await versions.getByText('Back to the map as it is now').click()
  await expect(sign).toBeVisible()
})

test('everyone on the map is listed with their role, and can be removed there', async ({
  page,
  baseURL,
  secondPerson,
  expectComplaint,
}) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  const ben = await secondPerson(await map.link('edit'))
  await join(ben.page, 'Ben')
  const pin = page.locator('[data-board]').getByRole('button', { name: '1 comment on' })
  const start = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'A place' }
  const words = { id: 'comment-of-ben-01', thread: 'thread-of-ben-001', start, text: 'Spam', mentions: [] }
  const mapId = new URL(map.address).pathname.split('/').at(-1) ?? ''
  await ben.page.request.post((baseURL ?? '') + PATHS.comments(mapId), { data: words })
  await expect(pin).toBeVisible()
  await page.getByRole('button', { name: 'Everyone on this map' }).click()
  const list = page.getByRole('dialog', { name: 'Everyone on this map' })
  await expect(list.getByRole('listitem')).toHaveText([/^OL.*Owner/, /^BE.*Editor/])
  await takePicture(page, 'everyone')
  expect(await findBarriers(page), 'in the list of everyone').toEqual([])
  expectComplaint(/40[13]/)
  await list.getByRole('button', { name: 'Remove Ben' }).click()
  await list.getByRole('checkbox', { name: 'Delete their comments too (1)' }).click()
  await takePicture(page, 'remove-person')
  await list.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(pin).toHaveCount(0)
  await expect(ben.page.getByRole('heading', { name: 'You were removed from this map' })).toBeVisible()
})

test('a laser pointer, its ring and a reaction are seen by the others, and change nothing on the map', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  await expect(ben.page.getByRole('button', { name: 'Follow Ada' })).toBeVisible()
  const laser = ben.page.locator('[data-peer="Ada"][data-laser]')
  const said = ben.page.getByTestId('live-region')

  await ada.click({ x: 150, y: 600 })
  // By the menu: on a slow machine a pressed key may count as a held one.
  await ada.page.getByRole('button', { name: 'More about this map' }).click()
  await ada.page.getByRole('menuitemcheckbox', { name: 'Laser pointer' }).click()
  await ada.pointAt(ada.card('Price list'))
  await expect(laser).toBeVisible()
  await ada.pointAt(ada.card('Calls two shops'))
  await takePicture(ben.page, 'laser')
  await ada.hold(await ada.inCell('Compare', 'Actions'), await ada.inCell('Ask around', 'Contacts'))
  await expect(said).toHaveText('Ada points at a place')
  await expect(ada.page.locator('[data-gesture]'), 'nothing is in the hand').toHaveCount(0)
  await ada.page.mouse.up()
  await expect(ada.page.locator('[data-selected]')).toHaveCount(0)
  await expect(ada.page.getByRole('grid')).toBeFocused()
  await ada.press('k')
  await expect(laser).toHaveCount(0)

  await ada.press('r')
  await expect(ada.page.getByRole('menu', { name: 'Reactions' })).toBeVisible()
  await takePicture(ada.page, 'reactions')
  await ada.page.getByRole('menuitem', { name: 'Party' }).click()
  await expect(said).toHaveText('Ada: party')
  await takePicture(ben.page, 'reaction')
  await expect(ben.page.locator('[data-thrown]')).toHaveCount(0)
  await ada.expectStatus('Saved')
})
