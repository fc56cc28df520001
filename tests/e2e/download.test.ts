import { readFileSync } from 'node:fs'
import { recordsOf } from '@journeyboard/model'
import { boardPage } from '../kit/boardPage.ts'
import { dropFile } from '../kit/files.ts'
import { readStoredMap } from '../kit/maps.ts'
import { expect, test } from '../kit/test.ts'

test('a map that was downloaded opens again as the same map', async ({ page, openBoard }) => {
  const board = await openBoard()
  await board.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Download' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download Journeyboard file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Repair a phone.journey.json')
  const records = recordsOf(await readStoredMap(page.url()))
  const address = page.url()

  await page.goto('/')
  await dropFile(page, { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') })
  await boardPage(page).expectStatus('Saved')
  expect(page.url()).not.toBe(address)
  expect(recordsOf(await readStoredMap(page.url()))).toEqual(records)
})

test('a Mermaid journey is downloaded, and it is said what it can not hold', async ({ page, openBoard }) => {
  await openBoard()
  await page.getByRole('button', { name: 'Download' }).click()
  const mermaid = page.getByRole('dialog', { name: 'Download' }).getByRole('listitem').filter({ hasText: '.mmd' })
  await expect(mermaid).toContainText(/Mermaid can not hold .*lanes.*goals/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    mermaid.getByRole('button', { name: 'Download Mermaid journey' }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8').split('\n')
  expect(lines.map((line) => line.trim())).toEqual(
    expect.arrayContaining(['journey', 'title Repair a phone', 'section Find help', 'section Hand in']),
  )
})
