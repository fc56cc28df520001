/** What a hand does on a board: pan, zoom, drag one card or a hundred, type. */
import { type BenchBoard, type ReachableCard, reachableCards, type ScreenPoint, VIEW_CENTRE } from './openBoard.ts'
import { type Movement, pause, quiet } from './steps.ts'

const STEPS = 60
/** CSS pixels of the circle on which things are dragged: some 16 a step, over several cells. */
const RADIUS = 150
/** Two presses within 400 ms would be a double press. */
const BETWEEN_PRESSES = 450
/** Milliseconds in which a turn of the wheel has certainly arrived. */
const BETWEEN_TURNS = 100

/** The wheel to and fro, 600 pixels to each side of where the view stands, 40 a step. */
export function pan(name: string): Movement {
  return {
    name,
    steps: STEPS,
    begin: async ({ page }) => page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y),
    async step({ page, hand }, index) {
      const direction = index < STEPS / 4 || index >= (STEPS * 3) / 4 ? 1 : -1
      await page.mouse.wheel(hand.wheelToPan(40 * direction), hand.wheelToPan(20 * direction))
    },
    end: async () => {},
  }
}

/** From the whole board to 100 % and back, at the pointer, by the same factor at each step. */
export function zoomInAndOut(name: string): Movement {
  let least = 1
  const zoomAfter = (step: number) => least ** (Math.abs(step - STEPS / 2) / (STEPS / 2))
  return {
    name,
    steps: STEPS,
    async begin(board) {
      await board.page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y)
      least = Math.max(board.hand.leastZoom, await board.zoom())
      await board.page.keyboard.down('Control')
    },
    step: async ({ page, hand }, index) =>
      page.mouse.wheel(0, hand.wheelToZoom(zoomAfter(index + 1), zoomAfter(index))),
    end: async ({ page }) => page.keyboard.up('Control'),
  }
}

/** Zooms at the pointer in the middle of the view, in as many turns of the wheel as it takes; not to be measured. */
export async function zoomTo(board: BenchBoard, zoom: number): Promise<void> {
  const { page, hand } = board
  await page.mouse.move(VIEW_CENTRE.x, VIEW_CENTRE.y)
  await page.keyboard.down('Control')
  for (let turns = 0, at = await board.zoom(); turns < 30 && Math.abs(at / zoom - 1) > 0.001; turns++) {
    await page.mouse.wheel(0, hand.wheelToZoom(zoom, at))
    await pause(BETWEEN_TURNS)
    await quiet(page)
    at = await board.zoom()
  }
  await page.keyboard.up('Control')
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

/** The same with a hundred cards, or all that are in reach if they are fewer. */
export function dragMany(name: string, count: number): Movement {
  return dragFrom(name, async (board) => {
    const cards = await scattered(board, count)
    const [first] = cards
    if (!first) throw new Error('There is no card in the middle of the view.')
    await board.hand.select(cards)
    await pause(BETWEEN_PRESSES)
    return first.at
  })
}

/** Cards all over the view, in an order in which no two neighbours could be a double click. */
async function scattered(board: BenchBoard, count: number): Promise<ReachableCard[]> {
  const chosen = (await reachableCards(board)).slice(0, count)
  const ordered: ReachableCard[] = []
  while (chosen.length > 0) {
    const last = ordered.at(-1)?.at
    const next = chosen.findIndex(({ at }) => !last || Math.hypot(at.x - last.x, at.y - last.y) > 12)
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
    async end({ hand }) {
      await hand.takeBack()
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
      await board.page.waitForSelector(board.hand.textField)
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
