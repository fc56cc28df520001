/** What a test asks of an open page. */
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const PICTURES = join(import.meta.dirname, '../../test-results/pictures')

/** What axe finds on the page as it is now, one sentence a finding; none is the goal. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} (${node.target.join(' ')})`),
  )
}

/** Keeps a picture of what is on the screen as `test-results/pictures/<name>.png`, to be looked at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}
