import { expect, test, vi } from 'vitest'
import { startCrowdThread } from './crowdThread.ts'

const start = (layer: HTMLElement) =>
  startCrowdThread({ layer, pointer: () => null, onDrawn: () => {}, onUnable: () => {} })

test('a browser without threads, or whose threads can not draw, has none and keeps no canvas', () => {
  const layer = document.createElement('div')
  vi.stubGlobal('Worker', undefined)
  expect(start(layer)).toBeNull()
  const begun = vi.fn()
  vi.stubGlobal('Worker', begun)
  Object.assign(HTMLCanvasElement.prototype, { transferControlToOffscreen: undefined })
  expect(start(layer)).toBeNull()
  expect(begun).not.toHaveBeenCalled()
  expect(layer.children).toHaveLength(0)
})
