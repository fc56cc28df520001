import { expect, test } from '../kit/test.ts'

test('an address that is none says so and leads home', async ({ page }) => {
  await page.goto('/nowhere')
  await page.getByRole('link', { name: 'Go to your maps' }).click()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
