/** Files as a hand brings them: dropped on a page. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'

const SAMPLES = join(import.meta.dirname, '../fixtures/samples')

/** A real map that somebody else wrote, from `tests/fixtures/samples`. */
export function readSample(name: string): { name: string; text: string } {
  return { name: basename(name), text: readFileSync(join(SAMPLES, name), 'utf8') }
}

export interface DroppedFile {
  readonly name: string
  readonly text: string | Buffer
  /** As the system tells it; most formats of maps have none. */
  readonly type?: string
}

/** Holds a file over the page until it says that it takes it, and lets go. */
export async function dropFile(page: Page, { name, text, type = '' }: DroppedFile): Promise<void> {
  const bytes = [...Buffer.from(text)]
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
      return transfer
    },
    { name, bytes, type },
  )
  const hold = (type: string) => page.dispatchEvent('main', type, { dataTransfer })
  // While the page is loading nobody takes the file: it is held until somebody does, as a hand would.
  await expect(async () => {
    await hold('dragenter')
    await expect(page.getByText('Drop the file to')).toBeVisible({ timeout: 500 })
  }).toPass()
  await hold('dragover')
  await hold('drop')
}
