/** What a browser makes of an SVG file. */
import type { Page } from '@playwright/test'

/** As a file that somebody opens, with only what is in it, at its own size. */
export async function screenshotOf(page: Page, svg: string): Promise<Buffer> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number)
  await page.setViewportSize({ width, height })
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(`<body style="margin:0"><img style="display:block" alt="" src="${address}">`)
  await page.evaluate(() => document.images[0]?.decode())
  return page.screenshot()
}
