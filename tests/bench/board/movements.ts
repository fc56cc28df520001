/** What a hand does on a board: pan, zoom, drag one card or a hundred, type. */
import { type BenchBoard, reachableCards, type ScreenPoint, VIEW_CENTRE } from './openBoard.ts'
import { type Movement, pause, quiet } from './steps.ts'

const STEPS = 60
/** CSS pixels of the circle on which things are dragged: some 16 a step, over several cells. */
const RADIUS = 150
/** Two presses within 400 ms would be a double press. */
const BETWEEN_PRESSES = 450

/** The wheel to and fro, 600 pixels to each side of where the view stands, 40 a step. */
export function pan(name: string): Movement {
  return {
    name,
    steps: STEPS,
    begin: async ({ page }) => page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y),
    async step({ page }, index) {
      const direction = index < STEPS / 4 || index >= (STEPS * 3) / 4 ? 1 : -1
      // React Flow pans by half of what the wheel says.
      await page.mouse.wheel(80 * direction, 40 * direction)
    },
    end: async () => {},
  }
}

/** From the whole board to 100 % and back, at the pointer. */
export function zoomInAndOut(name: string): Movement {
  let delta = 0
  return {
    name,
    steps: STEPS,
    async begin(board) {
      await board.page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y)
      delta = wheelTo(1, await board.zoom()) / (STEPS / 2)
      await board.page.keyboard.down('Control')
    },
    step: async ({ page }, index) => page.mouse.wheel(0, index < STEPS / 2 ? delta : -delta),
    end: async ({ page }) => page.keyboard.up('Control'),
  }
}

/** How far the wheel turns from one zoom to another, with Control held: 500 pixels double or halve it. */
function wheelTo(zoom: number, from: number): number {
  return -Math.log2(zoom / from) * 500
}

/** Zooms at the pointer in the middle of the view; not to be measured. */
export async function zoomTo(board: BenchBoard, zoom: number): Promise<void> {
  const { page } = board
  await page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, wheelTo(zoom, await board.zoom()))
  await page.keyboard.up('Control')
  await quiet(page)
}

/** One card on a circle through other cells, and back into its place by Escape. */
export function dragOne(name: string): Movement {
  return dragFrom(name, async (board) => {
    const [nearest] = await reachableCards(board)
    if (!nearest) throw new Error('There is no card in the middle of the view.')
    // Alone, whatever was selected before.
    await board.page.mouse.click(nearest.at.x, nearest.at.y)
    await pause(BETWEEN_PRESSES)
    return nearest.at
  })
}

/** The same with a hundred cards, or all that are in reach if they are fewer; they are selected by clicks. */
export function dragMany(name: string, count: number): Movement {
  return dragFrom(name, async (board) => {
    const { page } = board
    const [first, ...others] = await scattered(board, count)
    if (!first) throw new Error('There is no card in the middle of the view.')
    await page.mouse.click(first.x, first.y)
    await page.keyboard.down('Shift')
    for (const { x, y } of others) await page.mouse.click(x, y)
    await page.keyboard.up('Shift')
    await pause(BETWEEN_PRESSES)
    return first
  })
}

/** Middles of cards all over the view, in an order in which no two neighbours could be a double click. */
async function scattered(board: BenchBoard, count: number): Promise<ScreenPoint[]> {
  const cards = await reachableCards(board)
  const chosen = cards.slice(0, count).map(({ at }) => at)
  const ordered: ScreenPoint[] = []
  while (chosen.length > 0) {
    const last = ordered.at(-1)
    const next = chosen.findIndex((at) => !last || Math.hypot(at.x - last.x, at.y - last.y) > 12)
    ordered.push(...chosen.splice(Math.max(0, next), 1))
  }
  return ordered
}

function dragFrom(name: string, grip: (board: BenchBoard) => Promise<ScreenPoint>): Movement {
  let from: ScreenPoint = VIEW_CENTRE
  return {
    name,
    steps: STEPS,
    async begin(board) {
      from = await grip(board)
      await board.page.mouse.move(from.x, from.y)
      await board.page.mouse.down()
      await board.page.mouse.move(from.x + 6, from.y + 6)
      await pause(BETWEEN_PRESSES)
    },
    async step({ page }, index) {
      // The circle goes through the grip and the middle of the view, so that it never comes to the edges.
      const turn = (2 * Math.PI * index) / STEPS
      const direction = Math.atan2(VIEW_CENTRE.y - from.y, VIEW_CENTRE.x - from.x)
      const x = from.x + RADIUS * (Math.cos(direction) - Math.cos(direction + turn))
      const y = from.y + RADIUS * (Math.sin(direction) - Math.sin(direction + turn))
      await page.mouse.move(x, y)
    },
    async end({ page }) {
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await page.keyboard.press('Escape')
      await pause(BETWEEN_PRESSES)
    },
  }
}

const TYPED = 'Asks again whether the parts are in stock, and hears of the delay. '

/** A sentence at the end of a card's text, key by key; what was typed stays. */
export function typeIntoCard(name: string): Movement {
  return {
    name,
    steps: STEPS,
    async begin(board) {
      const [nearest] = await reachableCards(board)
      if (!nearest) throw new Error('There is no card in the middle of the view.')
      await board.page.mouse.dblclick(nearest.at.x, nearest.at.y)
      await board.page.waitForSelector('[data-board] textarea')
      await pause(BETWEEN_PRESSES)
    },
    step: async ({ page }, index) => page.keyboard.press(TYPED[index % TYPED.length] ?? ' '),
    async end({ page }) {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await pause(BETWEEN_PRESSES)
    },
  }
}
