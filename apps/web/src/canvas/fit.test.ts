import { SIZES } from '@journeyboard/layout'
import { describe, expect, it } from 'vitest'
import {
  boxInView,
  coversBox,
  fitBox,
  fitMap,
  growBox,
  interfaceInsets,
  laneStrip,
  openingView,
  revealBox,
  type View,
} from './fit.ts'

const screen = { width: 1440, height: 900 }
const sheet = { x: 0, y: 0, width: 1200, height: 600 }
/** Where a box of the board is on the screen. */
const onScreen = (box: typeof sheet, view: View) => ({
  left: box.x * view.zoom + view.x,
  top: box.y * view.zoom + view.y,
  right: (box.x + box.width) * view.zoom + view.x,
  bottom: (box.y + box.height) * view.zoom + view.y,
})

describe('fitting', () => {
  it('puts the whole box between the bars of the interface', () => {
    const insets = interfaceInsets(screen)
    const large = { ...sheet, width: 5000, height: 3000 }
    const place = onScreen(large, fitBox(large, screen, insets))
    expect(place.left).toBeGreaterThanOrEqual(insets.left)
    expect(place.top).toBeGreaterThanOrEqual(insets.top)
    expect(place.right).toBeLessThanOrEqual(screen.width - insets.right + 0.001)
    expect(place.bottom).toBeLessThanOrEqual(screen.height - insets.bottom + 0.001)
  })

  it('never enlarges a small map', () => {
    expect(fitBox({ ...sheet, width: 100, height: 50 }, screen, interfaceInsets(screen)).zoom).toBe(1)
  })

  it('leaves room for the titles of lanes beside a map whose cards are blocks, also on a phone', () => {
    const long = { ...sheet, width: 5000 }
    const view = fitMap(long, screen, interfaceInsets(screen))
    expect(view.x + SIZES.titleColumn * view.zoom).toBeGreaterThanOrEqual(laneStrip(screen.width))
    expect(onScreen(long, view).right).toBeLessThanOrEqual(screen.width - interfaceInsets(screen).right + 0.001)
    // As high as the view, with some room beside it.
    for (let width = 3800; width < 4400; width += 50) {
      const high = { x: -20, y: 0, width, height: 2400 }
      const beside = fitMap(high, screen, interfaceInsets(screen))
      expect(beside.x + SIZES.titleColumn * beside.zoom).toBeGreaterThanOrEqual(laneStrip(screen.width))
      expect(onScreen(high, beside).right).toBeLessThanOrEqual(screen.width - interfaceInsets(screen).right + 0.001)
    }
    expect(onScreen(sheet, fitMap(sheet, screen, interfaceInsets(screen))).left).toBe((screen.width - sheet.width) / 2)
    const phone = { width: 390, height: 844 }
    const small = fitMap(long, phone, interfaceInsets(phone))
    expect(small.x + SIZES.titleColumn * small.zoom).toBeGreaterThanOrEqual(laneStrip(phone.width))
    expect(onScreen(long, small).right).toBeLessThanOrEqual(phone.width - interfaceInsets(phone).right + 0.001)
  })

  it('opens a board towards the top, and on a phone at its beginning where it can be read', () => {
    expect(onScreen(sheet, openingView(sheet, sheet, screen)).top).toBe(interfaceInsets(screen).top)
    const phone = { width: 390, height: 844 }
    const view = openingView(sheet, sheet, phone)
    expect(view.zoom).toBeGreaterThan(0.5)
    expect(onScreen(sheet, view).left).toBe(interfaceInsets(phone).left)
  })
})

describe('revealing', () => {
  const insets = { top: 50, right: 50, bottom: 50, left: 50 }
  const view = { x: 0, y: 0, zoom: 1 }

  it('leaves the view alone when the box is in it', () => {
    expect(revealBox({ x: 100, y: 100, width: 50, height: 50 }, view, screen, insets)).toBe(view)
  })

  it.each([
    ['left', { x: -100, y: 100, width: 50, height: 50 }, { x: 150, y: 0 }],
    ['right', { x: 1400, y: 100, width: 50, height: 50 }, { x: -60, y: 0 }],
    ['above', { x: 100, y: -10, width: 50, height: 50 }, { x: 0, y: 60 }],
    ['below', { x: 100, y: 900, width: 50, height: 50 }, { x: 0, y: -100 }],
    ['larger than the view, at its beginning', { x: 100, y: 10, width: 50, height: 2000 }, { x: 0, y: 40 }],
  ])('moves by as little as needed: %s', (_name, box, expected) => {
    expect(revealBox(box, view, screen, insets)).toEqual({ ...expected, zoom: 1 })
  })
})

it('knows what is in view, and whether a larger box covers it', () => {
  const view = boxInView({ x: -100, y: -200, zoom: 0.5 }, screen)
  expect(view).toEqual({ x: 200, y: 400, width: 2880, height: 1800 })
  expect(coversBox(growBox(view, 0.15), view)).toBe(true)
  expect(coversBox(view, growBox(view, 0.15))).toBe(false)
})
