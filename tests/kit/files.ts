/** Files as a hand brings them: dropped on a page. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'

const SAMPLES = join(import.meta.dirname, '../fixtures/samples')

/** A real map that somebody else wrote, from `tests/fixtures/samples`. */
export function readSample(name: string): { name: string; text: string } {
  return { name: basename(name), text: readFileSync(join(SAMPLES, name), 'utf8') }
}

/** Holds a file over the element and lets go. */
export async function dropFile(page: Page, selector: string, file: { name: string; text: string }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], name))
    return transfer
  }, file)
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer })
}
