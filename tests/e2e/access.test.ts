import type { Page } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { dropFile } from '../kit/files.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

test('who comes by a link to look is asked nothing, and changes nothing by any way', async ({ page, baseURL }) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(await map.link('view'))
  const viewer = boardPage(page)
  await viewer.expectStatus('Read-only: you may look at this map')
  expect(page.url()).not.toContain('#')
  const before = await viewer.read()
  await viewer.click(viewer.card('Calls two shops'))
  await viewer.expectSelected(viewer.card('Calls two shops'))
  await viewer.press('Delete', 'f', '3', 'n', 'Shift+S', 'Control+d', 'Control+x', 'Alt+ArrowRight', 'Control+z')
  await viewer.drag(viewer.card('Calls two shops'), await viewer.inCell('Drop off', 'Actions'))
  await viewer.doubleClick(viewer.card('Price list'))
  await expect(viewer.editor()).toHaveCount(0)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'A line\nAnother line')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await dropFile(page, { name: 'cards.csv', text: 'a,b\nc,d' })
  await expect(page.getByRole('region', { name: /^Messages/ }).getByText('Read-only')).toBeVisible()
  await viewer.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Find an action or a place' })).toBeVisible()
  await viewer.type('add card')
  await expect(page.getByText('no action is called so')).toBeVisible()
  await viewer.press('Escape')
  expect(await viewer.read()).toEqual(before)
})

test('an owner copies a link in the share dialog, and locks the structure for whoever came by it', async ({
  page,
  context,
  baseURL,
  secondPerson,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  await boardPage(page).expectStatus('Saved')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await expect(page.getByText('Whoever has it can edit.')).toBeVisible()
  const editor = await secondPerson(await page.evaluate(() => navigator.clipboard.readText()))
  await join(editor.page, 'Ed')
  await editor.expectStatus('Saved')
  await takePicture(page, 'share')
  expect(await findBarriers(page), 'in the share dialog').toEqual([])
  // Ticked when the server has it.
  const lock = page.getByRole('checkbox', { name: /^Lock the structure/ })
  await lock.click()
  await expect(lock).toBeChecked()
  await expect(editor.page.getByText('Structure locked')).toBeVisible()
  await expect(editor.page.getByRole('button', { name: 'Add stage' })).toHaveCount(0)
  await expect(editor.page.getByRole('button', { name: 'Add card', exact: true })).toBeVisible()
  // On a phone there is room for the sign alone, which is whole.
  await editor.page.setViewportSize({ width: 390, height: 844 })
  const sign = editor.page.getByText('Structure locked').locator('svg')
  await expect.poll(async () => (await sign.boundingBox())?.width).toBe(14)
})

test('who came by a link that is revoked, and who is removed, leave the map at once', async ({
  page,
  baseURL,
  secondPerson,
  expectComplaint,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  await boardPage(page).expectStatus('Saved')
  const viewer = await secondPerson(await map.link('view'))
  await viewer.expectStatus('Read-only: you may look at this map')
  const commenter = await secondPerson(await map.link('comment'))
  await join(commenter.page, 'Cora')
  await commenter.expectStatus('You may comment on this map')

  // Their pages ask once more, and are told that they may not.
  expectComplaint(/40[13]/)
  const noAccess = { name: 'You have no access to this map' }
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Revoke “Can look”' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(viewer.page.getByRole('heading', noAccess)).toBeVisible()
  await page.getByRole('button', { name: 'Remove Cora' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const removed = commenter.page.getByRole('heading', { name: 'You were removed from this map' })
  await expect(removed).toBeVisible()
  await expect(commenter.page.getByText('You were removed from this map by Olga.')).toBeVisible()
  await takePicture(commenter.page, 'removed')
  await commenter.page.reload()
  await expect(removed).toBeVisible()
})

test('who is removed while their network is away is told so when it is back', async ({
  page,
  baseURL,
  secondPerson,
  expectComplaint,
}) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  await boardPage(page).expectStatus('Saved')
  const editor = await secondPerson(await map.link('edit'))
  await join(editor.page, 'Ed')
  await editor.expectStatus('Saved')
  // No socket opens, and a browser does not say why: the page asks.
  expectComplaint(/WebSocket|ERR_INTERNET_DISCONNECTED|403/)
  await editor.page.context().setOffline(true)
  await editor.expectStatus(/^Offline/)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Remove Ed' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove Ed' })).toHaveCount(0)
  await editor.page.context().setOffline(false)
  await expect(editor.page.getByText('You were removed from this map by Olga.')).toBeVisible()
})

test('who makes an account finds their maps in another browser, and a link that never was says so', async ({
  page,
  baseURL,
  secondPerson,
  expectComplaint,
}) => {
  const name = `Mara Schmetterlingshausen ${Date.now()}`
  await page.goto((await createOwnMap(baseURL ?? '', phoneRepair())).ownerLink)
  await join(page, 'Mara')
  await boardPage(page).expectStatus('Saved')
  await page.goto('/welcome')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill('three small words')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('button', { name })).toBeVisible()

  const { page: other } = await secondPerson(`${baseURL}/sign-in`)
  await other.getByLabel('Name').fill(name)
  await other.getByLabel('Password').fill('three small words')
  expect(await findBarriers(other)).toEqual([])
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByRole('link', { name: 'Repair a phone' }).click()
  await boardPage(other).expectStatus('Saved')
  await other.getByRole('link', { name: 'Journeyboard: all maps' }).click()
  await expect(other.getByRole('button', { name: 'More about “Repair a phone”' })).toBeVisible()
  // A long name makes no page wider than a phone.
  await other.setViewportSize({ width: 390, height: 844 })
  await expect(other.getByRole('group', { name: 'Theme' })).toBeInViewport({ ratio: 1 })
  await other.getByRole('button', { name }).click()
  await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(other.getByRole('link', { name: 'Repair a phone' })).toHaveCount(0)

  expectComplaint(/404/)
  await other.goto('/join#nothing')
  await expect(other.getByRole('heading', { name: 'This link does not open a map' })).toBeVisible()
})
