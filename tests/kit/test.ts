/** Playwright's `test` for boards: pages that complain fail it, and a second person is one call away. */

import type { JourneyRecords } from '@journeyboard/model'
import { type BrowserContext, type BrowserContextOptions, test as base, expect } from '@playwright/test'
import { type BoardPage, boardPage } from './boardPage.ts'
import { createMap } from './maps.ts'
import { phoneRepair } from './phoneRepair.ts'
import { restartServer, type Settings, startServer, type TestServer } from './server.ts'
import { watchContext } from './watch.ts'

interface BoardFixtures {
  /** For tests that break something on purpose: complaints of any page that match the pattern are expected. */
  readonly expectComplaint: (pattern: RegExp) => void
  /** A new map on the server, open on the page: the repair of a phone unless told otherwise. */
  readonly openBoard: (records?: JourneyRecords) => Promise<BoardPage>
  /** Servers that a test may kill; none of them outlives it. */
  readonly ownServers: OwnServers
  /** Another browser that shares nothing but the server; it opens the address. */
  readonly secondPerson: (address: string, options?: BrowserContextOptions) => Promise<BoardPage>
}

interface OwnServers {
  start(settings?: Settings): Promise<TestServer>
  /** Another one on the data and the port that this one left. */
  restart(from: TestServer): Promise<TestServer>
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
  openBoard: async ({ page, baseURL }, use) =>
    use(async (records = phoneRepair()) => {
      await page.goto(await createMap(baseURL ?? '', records))
      const board = boardPage(page)
      await board.expectStatus('Saved')
      return board
    }),
  ownServers: async ({ browser }, use) => {
    const servers: TestServer[] = []
    const keep = (server: TestServer) => {
      servers.push(server)
      return server
    }
    await use({
      start: async (settings) => keep(await startServer(settings)),
      restart: async (from) => keep(await restartServer(from)),
    })
    // Pages that are still open would complain of a server that is gone.
    for (const page of browser.contexts().flatMap((context) => context.pages())) await page.close()
    for (const server of servers) {
      // Also ends one that a test has stopped.
      await server.kill('SIGKILL')
      await server.remove()
    }
  },
  secondPerson: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (address, options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(address)
      return boardPage(page)
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
