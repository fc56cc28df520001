/** A hand on the mouse: real events of the browser, with as many movements on the way as a hand makes. */
import type { Locator, Page } from '@playwright/test'

/** In CSS pixels of the window. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Hold {
  readonly button?: 'left' | 'middle' | 'right'
  /** Keys that are held from before the press until after the release. */
  readonly keys?: readonly string[]
}

/** The middle of what the locator finds, moved by some pixels. Fails when nothing is there to be touched. */
export async function middleOf(target: Locator, by: Partial<Spot> = {}): Promise<Spot> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`Nothing to touch: ${target}`)
  return { x: box.x + box.width / 2 + (by.x ?? 0), y: box.y + box.height / 2 + (by.y ?? 0) }
}

/** Presses and moves a little further than where a drag begins; what was pressed stays in the hand. */
export async function lift(page: Page, from: Spot, { button = 'left', keys = [] }: Hold = {}): Promise<void> {
  await page.mouse.move(from.x, from.y)
  for (const key of keys) await page.keyboard.down(key)
  await page.mouse.down({ button })
  await page.mouse.move(from.x + 5, from.y + 5, { steps: 2 })
}

export async function carry(page: Page, to: Spot): Promise<void> {
  await page.mouse.move(to.x, to.y, { steps: 6 })
}

async function letGo(page: Page, { button = 'left', keys = [] }: Hold = {}): Promise<void> {
  await page.mouse.up({ button })
  for (const key of keys) await page.keyboard.up(key)
}

export async function drag(page: Page, from: Spot, to: Spot, hold: Hold = {}): Promise<void> {
  await lift(page, from, hold)
  await carry(page, to)
  await letGo(page, hold)
}

export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
