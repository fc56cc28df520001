import { readFile } from 'node:fs/promises'
import { encodeJourney } from '@journeyboard/doc'
import { createSketch } from '@journeyboard/model/sketch'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import type { Locator } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { commentsButton as button, canComment, commentsPanel as panel, commentPins as pins } from '../kit/comments.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

test('a comment is begun with C, seen by others at once, answered, and resolved, while the map is edited', async ({
  openBoard,
  secondPerson,
}) => {
  const ana = await openBoard()
  const ben = await secondPerson(ana.page.url())
  await canComment(ana.page)
  await canComment(ben.page)

  await ana.click(ana.card('Price list'))
  await ana.press('c')
  await expect(panel(ana.page).getByLabel('Your comment')).toBeFocused()
  await ana.type('Is it **old**?')
  await ana.press('Control+Enter')
  await expect(panel(ana.page).locator('strong')).toHaveText('old')
  await expect(pins(ana.page)).toHaveCount(1)
  await expect.poll(ana.read).toContainEqual(expect.stringMatching(/Price list.*1 comment/))

  await expect(pins(ben.page)).toHaveAccessibleName(/^1 comment on Price list/)
  const pin = await pins(ben.page).boundingBox()
  expect([pin?.width, pin?.height].map((size) => Math.round(size ?? 0))).toEqual([24, 24])
  await pins(ben.page).click()
  await panel(ben.page).getByLabel('Reply').fill('From 2019.\n- yes')
  await panel(ben.page).getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(panel(ana.page).getByRole('listitem').filter({ hasText: 'From 2019.' }).first()).toBeVisible()
  await expect(pins(ana.page)).toHaveAccessibleName(/^2 comments on Price list/)

  // Editing goes on beside the panel, and what is gone from the map stays to be read.
  await ana.click(ana.card('Price list'))
  await ana.press('Delete')
  await expect(pins(ben.page)).toHaveCount(0)
  await expect(panel(ben.page).getByText('Price list (no longer on the map)')).toBeVisible()
  await ana.press('Control+z')
  await expect(pins(ben.page)).toHaveCount(1)

  await panel(ana.page).getByRole('button', { name: 'Resolve', exact: true }).click()
  await expect(panel(ben.page).getByText(/^Resolved by/)).toBeVisible()
  await panel(ben.page).getByRole('button', { name: 'All comments' }).click()
  await expect(panel(ben.page).getByText('No open comments.')).toBeVisible()
  await expect(pins(ben.page)).toHaveCount(0)
  await panel(ben.page).getByRole('combobox', { name: 'Which comments' }).selectOption('Resolved')
  await expect(panel(ben.page).getByRole('button', { name: /Is it old/ })).toBeVisible()
})

test('who may only comment mentions an editor, who sees that it is new, and answers', async ({
  page,
  secondPerson,
}) => {
  await page.request.get(PATHS.me)
  const made = await page.request.post(PATHS.maps, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(encodeJourney(phoneRepair())),
  })
  const { id }: CreatedMap = await made.json()
  expect((await page.request.put(PATHS.access(id), { data: { addressRole: 'comment' } })).status()).toBe(200)
  await page.goto(`/map/${id}`)
  const ana = boardPage(page)
  await canComment(page)
  const isKnown = page.waitForResponse(
    (answer) => answer.url().endsWith(PATHS.me) && answer.request().method() === 'PATCH',
  )
  await ana.introduce('Ana Novak')
  await isKnown
  const ben = await secondPerson(page.url())
  await canComment(ben.page)

  await ben.click(ben.card('Price list'))
  await ben.press('c')
  await expect(panel(ben.page).getByLabel('Your comment')).toBeFocused()
  await ben.type('@nov')
  await expect(panel(ben.page).getByRole('option', { name: 'Ana Novak' })).toBeVisible()
  await ben.press('Enter')
  await expect(panel(ben.page).getByLabel('Your comment')).toHaveValue('@Ana Novak ')
  await ben.type('is it old?')
  await ben.press('Control+Enter')

  const news = page.getByRole('img', { name: '1 new comment' })
  await expect(news).toBeVisible()
  await expect(pins(page)).toHaveAccessibleName('1 comment on Price list, 1 new')
  await button(page).click()
  await panel(page).getByRole('combobox', { name: 'Which comments' }).selectOption('Mentions of me')
  await panel(page)
    .getByRole('button', { name: /is it old/ })
    .click()
  await expect(news).toHaveCount(0)
  await panel(page).getByLabel('Reply').fill('It is.')
  await panel(page).getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(panel(ben.page).getByText('It is.', { exact: true })).toBeVisible()
  await expect(panel(ben.page).getByRole('button', { name: 'Edit or delete' })).toHaveCount(1)
})

test('the map makes room for the comments and for the outline, and takes it back', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const outline = page.getByRole('complementary', { name: 'Outline' })
  const leftOf = async () => (await board.lane('Contacts').boundingBox())?.x ?? Number.NaN
  const isFree = (panel: Locator) =>
    expect
      .poll(async () => {
        const beside = await panel.boundingBox()
        return (await leftOf()) - (beside ? beside.x + beside.width : Number.NaN)
      })
      .toBeGreaterThan(0)
  const before = await leftOf()
  await button(page).click()
  await isFree(panel(page))
  await expect(board.stage('Hand in')).toBeInViewport({ ratio: 1 })
  await button(page).click()
  await expect(panel(page)).toHaveCount(0)
  await expect.poll(leftOf).toBe(before)

  // Nearer, where not all of it has room: at least what is selected stays beside the panel.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await board.click(board.card('Search results'))
  await board.press(...new Array<string>(5).fill('Control+Equal'))
  const cardLeft = async () => (await board.card('Search results').boundingBox())?.x
  await expect.poll(cardLeft).toBeLessThan(376)
  await board.press('o')
  await expect(outline).toBeVisible()
  await expect.poll(cardLeft).toBeGreaterThan(376 + 132)
})

test('an edit of a comment outlasts the panel and a reload, and deleting it is a question that has the focus', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  await canComment(page)
  await board.click(board.card('Price list'))
  await board.press('c')
  await expect(panel(page).getByLabel('Your comment')).toBeFocused()
  await board.type('First')
  await board.press('Control+Enter')
  await expect(panel(page).getByText('Waiting for the server')).toHaveCount(0)
  const choose = async (entry: string) => {
    await panel(page).getByRole('button', { name: 'Edit or delete' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const field = panel(page).getByLabel('Edit the comment')
  await choose('Edit')
  await expect(field).toBeFocused()
  // The caret stands where the words end.
  await board.type(', and more')
  await panel(page).getByRole('button', { name: 'All comments' }).click()
  await expect(field).toHaveCount(0)
  await page.reload()
  await canComment(page)
  await button(page).click()
  await panel(page).getByRole('button', { name: /First/ }).click()
  await expect(field).toHaveValue('First, and more')
  await field.fill('')
  await expect(field).toHaveValue('')
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(page).getByText('First', { exact: true })).toBeVisible()

  await choose('Delete')
  const question = panel(page).getByRole('alertdialog', { name: 'Delete this comment for good?' })
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused()
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(panel(page).getByRole('button', { name: 'Edit or delete' })).toBeFocused()
})

test('J and K walk through the threads, and the list goes stage by stage', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  await canComment(page)
  for (const [card, words] of [
    ['Price list', 'First'],
    ['Search results', 'Second'],
  ] as const) {
    await board.click(board.card(card))
    await board.press('c')
    await expect(panel(page).getByLabel('Your comment')).toBeFocused()
    await board.type(words)
    await board.press('Control+Enter')
    await expect(panel(page).getByText(words, { exact: true })).toBeVisible()
    await expect(page.getByRole('grid')).toBeFocused()
  }
  await expect(panel(page).getByText('Waiting for the server')).toHaveCount(0)
  await board.press('j')
  await expect(panel(page).getByText('First', { exact: true })).toBeVisible()
  await board.press('k')
  await expect(panel(page).getByText('Second', { exact: true })).toBeVisible()
  await panel(page).getByRole('button', { name: 'All comments' }).click()
  await panel(page).getByRole('button', { name: 'By stage' }).click()
  await expect(panel(page).getByRole('heading', { level: 3 }).first()).toBeVisible()
  await takePicture(page, 'comments')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download Comments' }).click()
  expect(await readFile(await (await downloading).path(), 'utf8')).toMatch(/^# Comments: Repair a phone.*> First/s)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await panel(page).getByRole('button', { name: 'Close the comments' }).click()
  await expect(panel(page)).toHaveCount(0)
  await button(page).click()
  await expect(panel(page)).toBeVisible()
})

test('a new comment goes to what is pressed on the map, until it has words', async ({ openBoard }) => {
  const ana = await openBoard()
  await canComment(ana.page)
  const field = panel(ana.page).getByLabel('Your comment')
  await ana.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(field).toBeFocused()
  await ana.click(ana.card('Price list'))
  await expect(panel(ana.page).getByText('Price list')).toBeVisible()
  await expect(field).toBeFocused()
  await ana.type('Is it old?')
  await ana.click(ana.card('Shop counter'))
  await expect(ana.card('Shop counter')).toHaveAttribute('data-selected', 'true')
  await expect(panel(ana.page).getByText('Price list')).toBeVisible()
  await expect(field).toHaveValue('Is it old?')
})

test('a comment written offline waits on the device, also over a reload, and arrives once', async ({
  openBoard,
  expectComplaint,
}) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/)
  const board = await openBoard()
  const { page } = board
  await canComment(page)
  await page.context().setOffline(true)
  await board.click(board.card('Price list'))
  await board.press('c')
  await expect(panel(page).getByLabel('Your comment')).toBeFocused()
  await board.type('From the train')
  await board.press('Control+Enter')
  await expect(panel(page).getByText('Waiting for the server')).toBeVisible()
  await page.context().setOffline(false)
  await expect(panel(page).getByText('Waiting for the server')).toHaveCount(0)
  await page.reload()
  await expect(pins(page)).toHaveAccessibleName(/^1 comment on Price list/)
})

test('the address in a mail opens the thread', async ({ page, openBoard }) => {
  await openBoard()
  const address = page.url()
  const id = 'comment-in-a-mail'
  const start = { anchor: { kind: 'place', x: 400, y: 300 }, about: 'A place on the map' }
  const data = { id, thread: id, start, text: 'Look here', mentions: [] }
  await page.request.post(PATHS.comments(new URL(address).pathname.replace('/map/', '')), { data })
  await page.goto(`${address}?comment=${id}`)
  await expect(panel(page).getByText('Look here', { exact: true })).toBeVisible()
  await expect(panel(page).getByLabel('Reply')).toBeVisible()
  await expect(page, 'it does not open again').toHaveURL(address)
})

test('what the thread of a mail is about lies under no title at the edge of the map', async ({ page, openBoard }) => {
  const sketch = createSketch({ title: 'A wide map' })
  const stage = sketch.addStage({ title: 'Find help' })
  const steps = Array.from({ length: 10 }, (_, count) => sketch.addStep(stage, { title: `Step ${count}` }))
  const lane = sketch.addLane({ title: 'Actions', kind: 'action' })
  const [card] = steps.map((step, count) => sketch.addCard({ step, lane }, { text: `Card ${count}` }))
  const board = await openBoard(sketch.records())
  const address = page.url()
  const start = { anchor: { kind: 'card', id: card }, about: 'Card 0' }
  const data = { id: 'comment-on-a-card', thread: 'comment-on-a-card', start, text: 'Look here', mentions: [] }
  const answer = await page.request.post(PATHS.comments(new URL(address).pathname.replace('/map/', '')), { data })
  expect(answer.ok()).toBe(true)
  await page.goto(`${address}?comment=comment-on-a-card`)
  await expect(panel(page).getByText('Look here', { exact: true })).toBeVisible()
  // Cards take no pointer themselves: the ground does, and each title that lies over it.
  const whatTakesPointer = (card: Element) => {
    const { left, top, height } = card.getBoundingClientRect()
    return document.elementFromPoint(left + 4, top + height / 2)?.className
  }
  await expect.poll(() => board.card('Card 0').evaluate(whatTakesPointer)).toBe('react-flow__pane')
  await takePicture(page, 'thread-of-a-mail')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`comments in the ${colorScheme} have no barriers`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await canComment(page)
    await board.click(board.card('Price list'))
    await board.press('c')
    await expect(panel(page).getByLabel('Your comment')).toBeFocused()
    await board.type('Look at https://example.com')
    await board.press('Control+Enter')
    await expect(panel(page).getByRole('link')).toBeVisible()
    await expect(panel(page).getByText('Waiting for the server')).toHaveCount(0)
    expect(await findBarriers(page), 'a thread').toEqual([])
    await panel(page).getByRole('button', { name: 'All comments' }).click()
    await expect(panel(page).getByRole('button', { name: /Look at/ })).toBeVisible()
    expect(await findBarriers(page), 'the list').toEqual([])
  })
}
