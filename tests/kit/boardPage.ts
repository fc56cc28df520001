/** What a person finds and does on the page of a map, in the words of the map: steps, lanes, cards by their texts. */
import type { Journey } from '@journeyboard/model'
import { expect, type Locator, type Page } from '@playwright/test'
import { carry, drag, type Hold, lift, middleOf, pressKeys, type Spot } from './hand.ts'
import { readStoredMap } from './maps.ts'

type Header = 'stage' | 'step' | 'lane'

interface Box extends Spot {
  readonly width: number
  readonly height: number
}

export interface BoardPage {
  readonly page: Page
  /** Cards and notes in place, not those in the hand. */
  card(text: string): Locator
  note(text: string): Locator
  stage(title: string): Locator
  step(title: string): Locator
  lane(title: string): Locator
  /** The point of the curve over a step, with its number. */
  feeling(step: string): Promise<Locator>
  /** The face of that point. */
  face(step: string): Promise<Locator>
  /** Where a step and a lane cross. */
  cell(step: string, lane: string): Promise<Box>
  /** In a cell: the middle across, and so many pixels above its lower edge, where no card lies. */
  inCell(step: string, lane: string, up?: number): Promise<Spot>
  inspector(): Locator
  /** The text that is being edited in place. */
  editor(): Locator

  press(...keys: readonly string[]): Promise<void>
  type(text: string): Promise<void>
  pointAt(target: Locator | Spot): Promise<void>
  click(target: Locator | Spot): Promise<void>
  doubleClick(target: Locator | Spot): Promise<void>
  drag(from: Locator | Spot, to: Spot, hold?: Hold): Promise<void>
  /** Takes something up and carries it there, without letting go. */
  hold(from: Locator | Spot, to: Spot, hold?: Hold): Promise<void>
  /** A new card in an empty cell, by a double click there. */
  writeCard(step: string, lane: string, text: string): Promise<void>
  /** Tells the others one's name. */
  introduce(name: string): Promise<void>
  /** Chooses a tool of the bar at the bottom by its name. */
  useTool(name: string): Promise<void>

  expectTitles(header: Header, titles: readonly string[]): Promise<void>
  /** The texts that lie inside the cell on the screen, from top to bottom. */
  expectCell(step: string, lane: string, texts: readonly string[]): Promise<void>
  expectSelected(target: Locator): Promise<void>
  /** The map as the server has it on disk, read until it is so. */
  expectStored(read: (map: Journey) => unknown, expected: unknown): Promise<void>
  /** Until the sign beside the title says so. */
  expectStatus(words: string | RegExp): Promise<void>
  /** Everything on the map in words, as a screen reader gets it: for comparing before and after. */
  read(): Promise<string[]>
  /** One undo gives the map as it was before, one redo what it has become since. */
  expectOneUndo(before: readonly string[]): Promise<void>
}

export function boardPage(page: Page): BoardPage {
  const header = (kind: Header, title: string) => page.locator(`[data-${kind}]`).filter({ hasText: title })
  const spotOf = async (target: Locator | Spot) => ('x' in target ? target : middleOf(target))
  const cell = async (step: string, lane: string): Promise<Box> => {
    const [above, beside] = [header('step', step), header('lane', lane)]
    // A board that was away for a while is there before its headers are.
    await expect(above).toBeVisible()
    await expect(beside).toBeVisible()
    const [column, row] = [await above.boundingBox(), await beside.boundingBox()]
    if (!column || !row) throw new Error(`There is no cell at ${step} and ${lane}.`)
    return { x: column.x, y: row.y, width: column.width, height: row.height }
  }
  const feeling = async (step: string) => {
    const id = await header('step', step).getAttribute('data-step')
    return page.locator(`[data-feeling*="~${id}~actual"]`)
  }
  // The grid is busy while it still tells of the map as it was before the last writing.
  const read = async () => {
    const grid = page.getByRole('grid')
    await expect(grid).not.toHaveAttribute('aria-busy')
    // The place below a stack is told only while the keyboard is there.
    return (await grid.locator('th, td').allTextContents()).filter((words) => !words.startsWith('Cell with'))
  }

  const board: BoardPage = {
    page,
    card: (text) => page.locator('.react-flow__node [data-card]').filter({ hasText: text }),
    note: (text) => page.locator('.react-flow__node [data-note]').filter({ hasText: text }),
    stage: (title) => header('stage', title),
    step: (title) => header('step', title),
    lane: (title) => header('lane', title),
    feeling,
    face: async (step) => (await feeling(step)).locator('circle').first(),
    cell,
    async inCell(step, lane, up = 10) {
      const { x, y, width, height } = await cell(step, lane)
      return { x: x + width / 2, y: y + height - up }
    },
    inspector: () => page.getByRole('complementary', { name: 'Details' }),
    editor: () => page.locator('[data-board] textarea'),

    press: (...keys) => pressKeys(page, ...keys),
    type: (text) => page.keyboard.type(text),
    async pointAt(target) {
      const { x, y } = await spotOf(target)
      await page.mouse.move(x, y, { steps: 3 })
    },
    async click(target) {
      const { x, y } = await spotOf(target)
      await page.mouse.click(x, y)
    },
    async doubleClick(target) {
      const { x, y } = await spotOf(target)
      await page.mouse.dblclick(x, y)
    },
    drag: async (from, to, hold) => drag(page, await spotOf(from), to, hold),
    async hold(from, to, hold) {
      await lift(page, await spotOf(from), hold)
      await carry(page, to)
    },
    async writeCard(step, lane, text) {
      await board.doubleClick(await board.inCell(step, lane))
      await expect(board.editor()).toBeFocused()
      await board.type(text)
      await board.press('Escape')
    },
    async introduce(name) {
      await page.getByRole('button', { name: 'You are' }).click()
      await page.getByLabel('Your name, as others see it').fill(name)
      await pressKeys(page, 'Enter', 'Escape')
      await expect(page.getByRole('button', { name: `You are ${name}` })).toBeVisible()
    },
    useTool: (name) => page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true }).click(),

    expectTitles: (kind, titles) => expect.poll(() => readTitles(page, kind), `titles of each ${kind}`).toEqual(titles),
    expectCell: (step, lane, texts) =>
      expect.poll(async () => readCards(page, await cell(step, lane)), `cards at ${step}, ${lane}`).toEqual(texts),
    expectSelected: (target) => expect(target).toHaveAttribute('data-selected'),
    expectStored: (get, expected) =>
      expect.poll(async () => get(await readStoredMap(page.url())), 'what the server keeps').toEqual(expected),
    expectStatus: (words) => expect(page.locator('[data-mood]')).toContainText(words),
    read,
    async expectOneUndo(before) {
      await expect.poll(read, 'the change').not.toEqual(before)
      await settle(page)
      const after = await read()
      await pressKeys(page, 'Control+z')
      await expect.poll(read, 'after undo').toEqual(before)
      await pressKeys(page, 'Control+Shift+z')
      await expect.poll(read, 'after redo').toEqual(after)
    },
  }
  return board
}

/** Two frames: all that follows from one change has been drawn. */
function settle(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

/** From left to right, lanes from top to bottom. */
function readTitles(page: Page, kind: Header): Promise<string[]> {
  return page.locator(`[data-${kind}]`).evaluateAll(
    (headers, along) =>
      headers
        .map((one) => ({ at: one.getBoundingClientRect()[along], title: one.querySelector('div')?.textContent ?? '' }))
        .sort((a, b) => a.at - b.at)
        .map(({ title }) => title.replaceAll(/\s+/g, ' ')),
    kind === 'lane' ? ('top' as const) : ('left' as const),
  )
}

/** Texts of the cards whose middle lies in the box. */
function readCards(page: Page, box: Box): Promise<string[]> {
  return page.locator('.react-flow__node [data-card]').evaluateAll(
    (cards, { x, y, width, height }) =>
      cards
        .map((card) => ({ at: card.getBoundingClientRect(), text: card.querySelector('div')?.textContent ?? '' }))
        .filter(({ at }) => {
          const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 }
          return middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height
        })
        .sort((a, b) => a.at.top - b.at.top)
        .map(({ text }) => text.replaceAll(/\s+/g, ' ')),
    box,
  )
}
