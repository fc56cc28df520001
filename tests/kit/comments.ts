/** What a page shows of comments, and when they can be written. */
import { expect, type Page } from '@playwright/test'

export const commentsPanel = (page: Page) => page.getByRole('complementary', { name: 'Comments' })
export const commentPins = (page: Page) => page.locator('[data-board]').getByRole('button', { name: /comments? on/ })
export const commentsButton = (page: Page) => page.getByRole('button', { name: 'Comments', exact: true })
/** The code of comments comes after the board is painted. */
export const canComment = (page: Page) =>
  expect(
    page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Comment', exact: true }),
  ).toBeEnabled()
