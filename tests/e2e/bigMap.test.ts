import type { Page } from '@playwright/test'
import { largeMap } from '../kit/largeMap.ts'
import { expect, test } from '../kit/test.ts'

/** Whether blocks are shown, and how many nodes there are, in the frame after so many turns of a pinch. */
function pinch(page: Page, turns: number, delta: number) {
  return page.evaluate(
    ([count, deltaY]) => {
      const ground = document.querySelector('.react-flow__pane')
      const canvas = document.querySelector<HTMLElement>('[data-board] canvas')
      const turn = { deltaY, ctrlKey: true, clientX: 700, clientY: 450, bubbles: true, cancelable: true }
      for (let index = 0; index < count; index++) ground?.dispatchEvent(new WheelEvent('wheel', turn))
      return new Promise<{ nodes: number; areBlocksShown: boolean }>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            resolve({
              nodes: document.querySelectorAll('.react-flow__node').length,
              areBlocksShown: canvas?.style.display === 'block',
            }),
          ),
        ),
      )
    },
    [turns, delta] as const,
  )
}

const nodesInView = (page: Page) =>
  page.locator('.react-flow__node').evaluateAll(
    (nodes) =>
      nodes.filter((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect()
        return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
      }).length,
  )

test('while a map of 1,000 cards is zoomed blocks stand for the cards, and after it none is missing', async ({
  openBoard,
}) => {
  const { page } = await openBoard(largeMap(1000))
  // Of a map that is seen as a whole the stages can be read: no header cuts off its title.
  for (const title of ['Vergleichen', 'Buy'])
    await expect(page.locator('[data-stage]').getByText(title, { exact: true })).toBeInViewport({ ratio: 0.95 })
  await expect(page.locator('[data-board] canvas')).toBeVisible()

  expect(await pinch(page, 10, -20.5)).toEqual({ nodes: 0, areBlocksShown: true })
  await expect(page.locator('[data-board] canvas')).toBeHidden()
  const shown = await nodesInView(page)
  expect(shown).toBeGreaterThan(20)
  // Of a thousand cards only those in view and a band around them are there.
  expect(await page.locator('.react-flow__node').count()).toBeLessThan(250)

  // Outwards the mounted cards stay, and blocks stand around them until the rest has come.
  const during = await pinch(page, 2, 20.5)
  expect(during.areBlocksShown).toBe(true)
  expect(during.nodes).toBeGreaterThanOrEqual(shown)
  await expect(page.locator('[data-board] canvas')).toBeHidden()
  expect(await nodesInView(page)).toBeGreaterThan(shown)

  // Back below the zoom at which cards can be read there is not one node.
  expect(await pinch(page, 8, 20.5)).toEqual({ nodes: 0, areBlocksShown: true })
})

test('stages and cards of a map of 3,000 cards that is seen as a whole can be told', async ({ openBoard }) => {
  const { page } = await openBoard(largeMap(3000))
  const title = page.locator('[data-stage]').getByText('Buy', { exact: true })
  await expect(title).toBeInViewport()
  const size = await title.evaluate((one: HTMLElement) => {
    const box = one.getBoundingClientRect()
    return (Number.parseFloat(getComputedStyle(one).fontSize) * box.height) / one.offsetHeight
  })
  expect(size).toBeGreaterThan(11)
  // Cards have the colour of their ground but for their edges, which can not be seen from so far.
  expect(await page.locator('[data-board] canvas:visible').evaluate(shareOfPlainBlocks)).toBeGreaterThan(0.05)
})

/** Runs in the page. Which part of the picture has the colour in which plain cards stand out from their ground. */
function shareOfPlainBlocks(picture: HTMLCanvasElement | SVGElement | HTMLElement): number {
  if (!(picture instanceof HTMLCanvasElement)) throw new Error('This is no picture.')
  const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  const pot = new OffscreenCanvas(1, 1).getContext('2d')
  if (!copy || !pot) throw new Error('There is nothing to draw with.')
  pot.fillStyle = getComputedStyle(picture).getPropertyValue('--tint-plain-line').trim()
  pot.fillRect(0, 0, 1, 1)
  const [wanted] = new Uint32Array(pot.getImageData(0, 0, 1, 1).data.buffer)
  copy.drawImage(picture, 0, 0)
  const pixels = new Uint32Array(copy.getImageData(0, 0, picture.width, picture.height).data.buffer)
  return pixels.filter((pixel) => pixel === wanted).length / pixels.length
}
