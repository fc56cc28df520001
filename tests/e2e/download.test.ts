import { readFileSync } from 'node:fs'
import { recordsOf } from '@journeyboard/model'
import { PATHS } from '@journeyboard/protocol'
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

test('the file of a map holds what was said about it where that is ticked, and opens as the same map', async ({
  page,
  openBoard,
}) => {
  await openBoard()
  const threads = PATHS.comments(new URL(page.url()).pathname.replace('/map/', ''))
  const say = async (id: string, text: string, start: object | null) => {
    const data = { id, thread: 'thread-to-be-read', start, text, mentions: [] }
    expect((await page.request.post(threads, { data })).status()).toBe(201)
  }
  await say('thread-to-be-read', 'Who has **seen** this?', {
    anchor: { kind: 'place', x: 400, y: 300 },
    about: 'A place on the map',
  })
  await say('answer-to-be-read', 'We all have.', null)

  await page.getByRole('button', { name: 'Download' }).click()
  const own = page.getByRole('dialog', { name: 'Download' }).getByRole('listitem').filter({ hasText: '.journey.json' })
  const download = async () => {
    const downloading = page.waitForEvent('download')
    await own.getByRole('button', { name: 'Download Journeyboard file' }).click()
    return readFileSync(await (await downloading).path(), 'utf8')
  }
  const tick = own.getByRole('checkbox', { name: 'With the comments, to be read elsewhere' })
  await expect(tick).not.toBeChecked()
  expect(JSON.parse(await download())).not.toHaveProperty('comments')
  await tick.check()
  const text = await download()
  expect(JSON.parse(text).comments).toEqual([
    {
      about: 'A place on the map',
      stage: '',
      anchor: { kind: 'place', x: 400, y: 300 },
      resolvedBy: null,
      comments: [
        { author: expect.any(String), at: expect.any(String), text: 'Who has **seen** this?' },
        { author: expect.any(String), at: expect.any(String), text: 'We all have.' },
      ],
    },
  ])

  const records = recordsOf(await readStoredMap(page.url()))
  await page.goto('/')
  await dropFile(page, { name: 'Repair a phone.journey.json', text })
  await boardPage(page).expectStatus('Saved')
  expect(recordsOf(await readStoredMap(page.url()))).toEqual(records)
})
