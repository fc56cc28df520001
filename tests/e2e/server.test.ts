import { expect, test } from '../kit/test.ts'

test('the server answers that it is well', async ({ page }) => {
  const answer = await page.goto('/healthz')
  expect(answer?.status()).toBe(200)
})
