import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { View } from './fit.ts'
import { between, createGlide } from './glide.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function glideFrom(start: View) {
  const screen = { view: start }
  const glide = createGlide({
    view: () => screen.view,
    move: (view) => {
      screen.view = view
    },
  })
  return { screen, glide }
}

const HOME: View = { x: 0, y: 0, zoom: 1 }
const CLOSE: View = { x: -100, y: -50, zoom: 2 }

test('a view glides to its goal and rests there', () => {
  const { screen, glide } = glideFrom(HOME)
  glide.to(CLOSE, 150)
  vi.advanceTimersByTime(60)
  expect(screen.view.zoom).toBeGreaterThan(1)
  expect(screen.view.zoom).toBeLessThan(2)
  expect(glide.goal()).toEqual(CLOSE)
  vi.advanceTimersByTime(200)
  expect(screen.view).toEqual(CLOSE)
  expect(vi.getTimerCount()).toBe(0)
})

test('a late frame changes nothing about where the view is going', () => {
  const { glide } = glideFrom(HOME)
  glide.to(CLOSE, 150)
  vi.advanceTimersToNextFrame()
  const late = performance.now() + 1000
  vi.setSystemTime(late)
  expect(glide.goal()).toEqual(CLOSE)
})

test('whatever else moves the view ends the glide', () => {
  const { screen, glide } = glideFrom(HOME)
  glide.to(CLOSE, 150)
  vi.advanceTimersByTime(60)
  const panned = { x: 7, y: 7, zoom: 1 }
  screen.view = panned
  expect(glide.goal()).toEqual(panned)
  vi.advanceTimersByTime(200)
  expect(screen.view).toEqual(panned)
})

test('without motion the view is there at once', () => {
  const { screen, glide } = glideFrom(HOME)
  glide.to(CLOSE, 0)
  expect(screen.view).toEqual(CLOSE)
})

test('on the way the point that both views share keeps its place', () => {
  const at = (view: View, x: number) => view.x + x * view.zoom
  // Both views show x = 100 at the screen's 100.
  for (const part of [0.1, 0.5, 0.9]) expect(at(between(HOME, CLOSE, part), 100)).toBeCloseTo(100)
  expect(between(HOME, { ...HOME, x: 40 }, 0.25)).toEqual({ ...HOME, x: 10 })
})
