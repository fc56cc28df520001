import { PATHS } from '@journeyboard/protocol'
import type { BoardPage } from '../kit/boardPage.ts'
import { commentsButton as button, canComment, commentsPanel as panel, commentPins as pins } from '../kit/comments.ts'
import { takePicture } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

for (const { what, about, choose, boxOf } of [
  {
    what: 'an empty cell',
    about: 'Actions, Drop off',
    choose: (board: BoardPage) => board.inCell('Drop off', 'Actions'),
    boxOf: (board: BoardPage) => board.cell('Drop off', 'Actions'),
  },
  {
    what: 'the header of a stage',
    about: 'Hand in',
    choose: (board: BoardPage) => board.stage('Hand in'),
    boxOf: (board: BoardPage) => board.stage('Hand in').boundingBox(),
  },
  {
    what: 'a feeling',
    about: 'Noor feels happy, +1',
    choose: (board: BoardPage) => board.face('Drop off'),
    boxOf: async (board: BoardPage) => (await board.face('Drop off')).boundingBox(),
  },
]) {
  test(`a comment on ${what} says so, its pin stands there, and its entry in the list leads there`, async ({
    page,
    openBoard,
    secondPerson,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const ana = await openBoard()
    const ben = await secondPerson(page.url())
    await canComment(page)
    await canComment(ben.page)
    await ana.click(await choose(ana))
    await ana.press('c')
    await expect(panel(page).getByLabel('Your comment')).toBeFocused()
    await expect(panel(page).getByText(about, { exact: true })).toBeVisible()
    await ana.type('Why so?')
    await ana.press('Control+Enter')
    await expect(panel(page).getByRole('button', { name: about, exact: true })).toBeVisible()

    /** From the upper right corner of the thing to the nearest point of the pin. */
    const distance = async (board: BoardPage) => {
      const [pin, box] = [await pins(board.page).boundingBox(), await boxOf(board)]
      if (!pin || !box) return Number.POSITIVE_INFINITY
      const [x, y] = [box.x + box.width, box.y]
      return Math.hypot(Math.max(pin.x - x, 0, x - pin.x - pin.width), Math.max(pin.y - y, 0, y - pin.y - pin.height))
    }
    for (const board of [ana, ben]) {
      await expect(board.page.getByRole('button', { name: `1 comment on ${about}` })).toBeVisible()
      await expect(pins(board.page)).toHaveCount(1)
      await expect.poll(() => distance(board)).toBeLessThan(8)
    }
    await expect.poll(ana.read).toContainEqual(expect.stringContaining('1 comment'))

    // Far away from it.
    await button(ben.page).click()
    await ben.press(...new Array<string>(5).fill('Control+Equal'))
    await ben.pointAt({ x: 900, y: 500 })
    await ben.page.mouse.wheel(-3000, -3000)
    await expect(pins(ben.page)).not.toBeInViewport()
    await panel(ben.page).getByRole('button', { name: about }).filter({ hasText: 'Why so?' }).click()
    await expect(pins(ben.page)).toBeInViewport({ ratio: 0.99 })
    await expect.poll(() => distance(ben)).toBeLessThan(8)
    await takePicture(ben.page, `comment-on-${what}`.replaceAll(' ', '-'))
    // Nothing lies over it.
    await pins(ben.page).click()
    await expect(panel(ben.page).getByText('Why so?', { exact: true })).toBeVisible()
  })
}

test('pins that would cover each other are one round pin, which leads nearer and then through its threads', async ({
  page,
  openBoard,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const board = await openBoard()
  await canComment(page)
  for (const [index, x] of [400, 410, 480].entries()) {
    const id = `comment-at-place-${index}`
    const start = { anchor: { kind: 'place', x, y: 300 }, about: 'A place on the map' }
    const data = { id, thread: id, start, text: `Here ${index}`, mentions: [] }
    const address = PATHS.comments(new URL(page.url()).pathname.replace('/map/', ''))
    expect((await page.request.post(address, { data })).status()).toBe(201)
  }
  await board.press('Shift+0')
  await expect(pins(page)).toHaveCount(2)
  await board.press(
    'Control+-',
    'Control+-',
    'Control+-',
    'Control+-',
    'Control+-',
    'Control+-',
    'Control+-',
    'Control+-',
  )
  await expect(pins(page)).toHaveCount(1)
  await expect(pins(page)).toHaveAccessibleName('3 comments on 3 places')
  await takePicture(page, 'pin-cluster')
  await pins(page).click()
  await expect(pins(page)).toHaveCount(2)
  const nearest = pins(page).and(page.getByRole('button', { name: '2 comments on 2 places', exact: true }))
  await nearest.click()
  await expect(panel(page).getByText('Here 0', { exact: true })).toBeVisible()
  await nearest.click()
  await expect(panel(page).getByText('Here 1', { exact: true })).toBeVisible()
})
