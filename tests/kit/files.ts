/** Files as a hand brings them: dropped on a page. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'

const SAMPLES = join(import.meta.dirname, '../fixtures/samples')

/** A real map that somebody else wrote, from `tests/fixtures/samples`. */
export function readSample(name: string): { name: string; text: string } {
  return { name: basename(name), text: readFileSync(join(SAMPLES, name), 'utf8') }
}

/** Holds a file over the page until it says that it takes it, and lets go. */
export async function dropFile(page: Page, file: { name: string; text: string }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], name))
    return transfer
  }, file)
  const hold = (type: string) => page.dispatchEvent('main', type, { dataTransfer })
  // While the page is loading nobody takes the file: it is held until somebody does, as a hand would.
  await expect(async () => {
    await hold('dragenter')
    await expect(page.getByText('Drop the file to')).toBeVisible({ timeout: 500 })
  }).toPass()
  await hold('dragover')
  await hold('drop')
}
