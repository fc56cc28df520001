/** Playwright's `test` for boards: pages that complain fail it, and a second person is one call away. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { createMap, recordsOfTemplate, type TemplateId } from './maps.ts'
import { watchContext } from './watch.ts'

interface BoardFixtures {
  /** For tests that break something on purpose: complaints of any page that match the pattern are expected. */
  readonly expectComplaint: (pattern: RegExp) => void
  /** A new map from a template, open on the page; gives its address. */
  readonly openMap: (template: TemplateId) => Promise<string>
  /** Another browser that shares nothing but the server; it opens the address. */
  readonly secondPerson: (address: string) => Promise<Page>
}

export const test = base.extend<BoardFixtures>({
  expectComplaint: [
    async ({ browser }, use) => {
      const complaints: string[] = []
      const expected: RegExp[] = []
      const watch = (context: BrowserContext) => watchContext(context, complaints)
      browser.on('context', watch)
      await use((pattern) => expected.push(pattern))
      browser.off('context', watch)
      const unexpected = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)))
      expect(unexpected, 'what the pages complained about').toEqual([])
    },
    { auto: true },
  ],
  openMap: async ({ page, baseURL }, use) =>
    use(async (template) => {
      const address = await createMap(baseURL ?? '', recordsOfTemplate(template))
      await page.goto(address)
      return address
    }),
  secondPerson: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (address) => {
      const context = await browser.newContext()
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(address)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
