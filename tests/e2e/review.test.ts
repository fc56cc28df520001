import type { Page } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const comments = (page: Page) => page.getByRole('complementary', { name: 'Comments' })
const versions = (page: Page) => page.getByRole('complementary', { name: 'Versions' })

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

async function openSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copy link', exact: true })).toBeVisible()
}

test('three people with three roles review a map, from the link that lets them in to the one that is revoked', async ({
  page,
  context,
  baseURL,
  secondPerson,
  expectComplaint,
}) => {
  // Three pages and four looks for barriers: long on a small machine.
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await join(page, 'Olga')
  const olga = boardPage(page)
  await olga.expectStatus('Saved')

  // Share: one link from the dialog, one made before.
  await openSharing(page)
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await expect(page.getByText('Whoever has it can edit.')).toBeVisible()
  const ed = await secondPerson(await page.evaluate(() => navigator.clipboard.readText()), { reducedMotion: 'reduce' })
  await join(ed.page, 'Ed')
  await ed.expectStatus('Saved')
  const cora = await secondPerson(await map.link('comment'), { reducedMotion: 'reduce', colorScheme: 'dark' })
  await join(cora.page, 'Cora')
  await cora.expectStatus('You may comment on this map')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Comment and mention; the map stays as it is.
  const comment = cora.page
    .getByRole('toolbar', { name: 'Tools' })
    .getByRole('button', { name: 'Comment', exact: true })
  await expect(comment).toBeEnabled()
  await cora.click(cora.card('Price list'))
  await cora.expectSelected(cora.card('Price list'))
  await cora.press('c')
  const writing = comments(cora.page).getByLabel('Your comment')
  await expect(writing).toBeFocused()
  await cora.type('@olg')
  await expect(comments(cora.page).getByRole('option', { name: 'Olga' })).toBeVisible()
  await cora.press('Enter')
  await expect(writing).toHaveValue('@Olga ')
  await cora.type('is it old?')
  await cora.press('Control+Enter')
  await expect(page.getByRole('img', { name: '1 new comment' })).toBeVisible()
  await page.getByRole('button', { name: 'Comments', exact: true }).click()
  await comments(page).getByRole('combobox', { name: 'Which comments' }).selectOption('Mentions of me')
  await comments(page)
    .getByRole('button', { name: /is it old/ })
    .click()
  await comments(page).getByLabel('Reply').fill('It is.')
  await comments(page).getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(comments(cora.page).getByText('It is.', { exact: true })).toBeVisible()
  await expect(comments(page).getByText('Waiting for the server')).toHaveCount(0)
  await takePicture(cora.page, 'review-comment')
  expect(await findBarriers(page), 'comments in the light').toEqual([])
  expect(await findBarriers(cora.page), 'comments in the dark').toEqual([])
  await comments(page).getByRole('button', { name: 'Resolve', exact: true }).click()
  await expect(comments(cora.page).getByText(/^Resolved by/)).toBeVisible()
  await comments(page).getByRole('button', { name: 'Close the comments' }).click()
  await expect(comments(page)).toHaveCount(0)

  // Follow, and leave.
  await ed.page.getByRole('button', { name: 'Follow Olga' }).click()
  const sign = ed.page.locator('[data-following]').getByText('Following Olga')
  await expect(sign).toBeVisible()
  await takePicture(ed.page, 'review-follow')
  await ed.press('Escape')
  await expect(sign).toHaveCount(0)

  // Name a version, spoil the map, go back.
  await page.getByRole('grid').focus()
  await olga.press('Control+s')
  await page.getByRole('button', { name: 'Name this version', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('As reviewed')
  await olga.press('Enter')
  await expect(page.getByText('Named “As reviewed”')).toBeVisible()
  await ed.click(ed.card('Price list'))
  await ed.expectSelected(ed.card('Price list'))
  await ed.press('Delete')
  for (const one of [olga, cora]) await one.expectCell('Compare', 'Contacts', [])
  await page.getByRole('button', { name: 'More about this map' }).click()
  await page.getByRole('menuitem', { name: 'Versions of this map' }).click()
  await expect(page.locator('[data-since="removed"]')).toContainText('Deleted since by Ed')
  await takePicture(page, 'review-version')
  expect(await findBarriers(page), 'versions in the light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findBarriers(page), 'versions in the dark').toEqual([])
  await versions(page).getByRole('button', { name: 'Restore this version' }).click()
  await expect(versions(page)).toHaveCount(0)
  for (const one of [olga, ed, cora]) await one.expectCell('Compare', 'Contacts', ['Price list'])

  // Revoke: her page asks once more, and is told that she may not.
  expectComplaint(/403/)
  await openSharing(page)
  await page.getByRole('button', { name: 'Revoke “Can comment”' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(cora.page.getByRole('heading', { name: 'You have no access to this map' })).toBeVisible()
  await ed.expectStatus('Saved')
})
