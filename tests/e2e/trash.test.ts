import { encodeJourney } from '@journeyboard/doc'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import type { Page } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const TITLE = 'Repair a phone'

/** Of a map that whoever sits at this page owns. */
async function makeOwnMap(page: Page): Promise<string> {
  const answer = await page.request.post(PATHS.maps, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(encodeJourney(phoneRepair())),
  })
  return `/map/${((await answer.json()) as CreatedMap).id}`
}

const trashOn = (page: Page) => page.getByRole('region', { name: 'Trash' })
const moveToTrash = (page: Page) =>
  page
    .getByRole('dialog', { name: `Delete “${TITLE}”?` })
    .getByRole('button', { name: 'Move to the trash' })
    .click()

test('who owns a map deletes it while others have it open, who are told, and puts it back', async ({
  page,
  secondPerson,
  expectComplaint,
}) => {
  await page.goto(await makeOwnMap(page))
  await boardPage(page).expectStatus('Saved')
  const editor = await secondPerson(page.url())
  await editor.expectStatus('Saved')
  await editor.page.getByRole('button', { name: 'More about this map' }).click()
  await expect(editor.page.getByRole('menuitem', { name: 'All maps' })).toBeVisible()
  await expect(editor.page.getByRole('menuitem', { name: 'Delete this map…' }), 'who edits may not').toHaveCount(0)

  // Their page asks once more, and is told why.
  expectComplaint(/404/)
  await page.getByRole('button', { name: 'More about this map' }).click()
  await page.getByRole('menuitem', { name: 'Delete this map…' }).click()
  await moveToTrash(page)
  await expect(page.getByRole('heading', { name: 'Your maps' })).toBeVisible()
  await expect(editor.page.getByRole('heading', { name: 'This map was moved to the trash' })).toBeVisible()
  await expect(editor.page.getByRole('button', { name: 'Put it back' }), 'only who owns it').toHaveCount(0)
  await expect(page.getByRole('link', { name: TITLE })).toHaveCount(0)
  await editor.page.getByRole('link', { name: 'Your maps' }).click()
  const card = editor.page.getByRole('listitem').filter({ has: editor.page.getByRole('link', { name: TITLE }) })
  await expect(card).toContainText('In the trash. Whoever owns it can put it back.')
  await card.getByRole('link', { name: TITLE }).click()
  await expect(editor.page.getByRole('heading', { name: 'This map was moved to the trash' })).toBeVisible()

  await trashOn(page).getByText('1 map').click()
  await trashOn(page)
    .getByRole('button', { name: `Put back “${TITLE}”` })
    .click()
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible()
  await expect(trashOn(page)).toHaveCount(0)
  await editor.page.getByRole('button', { name: 'Try again' }).click()
  await editor.expectStatus('Saved')
})

test('a map that is deleted on the home page lies in the trash, where it can be deleted for ever', async ({
  page,
  expectComplaint,
}) => {
  // Contrast is not measured while a dialog fades in.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const address = await makeOwnMap(page)
  await page.goto(address)
  await boardPage(page).expectStatus('Saved')
  await page.getByRole('link', { name: 'Journeyboard: all maps' }).click()
  await page.getByRole('button', { name: `More about “${TITLE}”` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(page.getByRole('button', { name: 'Move to the trash' })).toBeVisible()
  expect(await findBarriers(page), 'in the dialog').toEqual([])
  await moveToTrash(page)
  await expect(page.getByRole('heading', { name: 'Your maps' })).toBeFocused()

  expectComplaint(/404/)
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Put it back' })).toBeVisible()
  await takePicture(page, 'trash-map')
  await page.getByRole('link', { name: 'Your maps' }).click()
  await trashOn(page).getByText('1 map').click()
  await expect(trashOn(page)).toContainText('30 days left')
  await trashOn(page).scrollIntoViewIfNeeded()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await takePicture(page, `trash-${colorScheme}`)
    expect(await findBarriers(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await trashOn(page).scrollIntoViewIfNeeded()
  await takePicture(page, 'trash-phone')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await trashOn(page)
    .getByRole('button', { name: `Delete for ever “${TITLE}”` })
    .click()
  await page
    .getByRole('dialog', { name: `Delete “${TITLE}” for ever?` })
    .getByRole('button', { name: 'Delete for ever' })
    .click()
  await expect(trashOn(page)).toHaveCount(0)
  // The page does not wait for the server's answer.
  await expect.poll(async () => (await page.request.get(PATHS.trash)).json()).toEqual([])
})
