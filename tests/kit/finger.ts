/** A finger on the screen: Playwright's own can only tap. */
import type { Page } from '@playwright/test'
import type { Spot } from './hand.ts'

export interface Finger {
  down(at: Spot): Promise<void>
  /** In several movements, as a finger does. */
  moveTo(at: Spot): Promise<void>
  up(): Promise<void>
}

const MOVEMENTS = 6

/** Two fingers around a place, that many pixels to either side, which move apart or together. */
export async function pinch(page: Page, { x, y }: Spot, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', reach: number | null) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: reach === null ? [] : [x - reach, x + reach].map((at, id) => ({ x: at, y, id })),
    })
  await send('touchStart', from)
  for (let step = 1; step <= MOVEMENTS; step += 1) await send('touchMove', from + ((to - from) * step) / MOVEMENTS)
  await send('touchEnd', null)
}

export async function fingerOn(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page)
  let here: Spot = { x: 0, y: 0 }
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Spot[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }) => ({ x, y })) })
  return {
    async down(at) {
      here = at
      await send('touchStart', [at])
    },
    async moveTo(at) {
      const from = here
      for (let step = 1; step <= MOVEMENTS; step += 1) {
        const share = step / MOVEMENTS
        here = { x: from.x + (at.x - from.x) * share, y: from.y + (at.y - from.y) * share }
        await send('touchMove', [here])
      }
    },
    async up() {
      await send('touchEnd', [])
    },
  }
}
