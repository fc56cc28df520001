import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CanvasPort } from './canvasPort.ts'
import { createEdgePan } from './edgePan.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('pans while something is dragged at the edge, and not a step further once a key has let it go', () => {
  const panBy = vi.fn()
  const port = { bounds: () => new DOMRect(0, 0, 800, 600), panBy } as Partial<CanvasPort> as CanvasPort
  let isDragging = true
  const edgePan = createEdgePan(port, () => isDragging)
  edgePan.follow(new PointerEvent('pointermove', { clientX: 400, clientY: 599 }))
  vi.advanceTimersByTime(500)
  expect(panBy).toHaveBeenCalled()
  isDragging = false
  panBy.mockClear()
  vi.advanceTimersByTime(500)
  expect(panBy).not.toHaveBeenCalled()
})
