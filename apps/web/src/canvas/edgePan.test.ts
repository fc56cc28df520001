import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CanvasPort } from './canvasPort.ts'
import { createEdgePan, type EdgePan } from './edgePan.ts'

let isDragging: boolean
const panBy = vi.fn<CanvasPort['panBy']>()
const glideBy = vi.fn<CanvasPort['glideBy']>()
let edgePan: EdgePan
beforeEach(() => {
  vi.useFakeTimers()
  panBy.mockReset().mockReturnValue(true)
  glideBy.mockReset()
  isDragging = true
  const port = { bounds: () => new DOMRect(0, 0, 800, 600), panBy, glideBy } as Partial<CanvasPort> as CanvasPort
  edgePan = createEdgePan(port, () => isDragging)
})
afterEach(() => void vi.useRealTimers())

const dragTo = (clientX: number, clientY: number) =>
  edgePan.follow(new PointerEvent('pointermove', { clientX, clientY }))

it('pans once something has been held at the edge for 200 ms, not where it only comes by', () => {
  dragTo(400, 599)
  vi.advanceTimersByTime(180)
  dragTo(400, 300)
  vi.advanceTimersByTime(50)
  dragTo(400, 599)
  vi.advanceTimersByTime(180)
  expect(panBy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60)
  expect(panBy).toHaveBeenCalled()
  expect(panBy.mock.lastCall?.[0]).toBe(0)
  expect(panBy.mock.lastCall?.[1]).toBeLessThan(0)
})

it('pans while something is dragged at the edge, and not a step further once a key has let it go', () => {
  dragTo(400, 599)
  vi.advanceTimersByTime(500)
  expect(panBy).toHaveBeenCalled()
  isDragging = false
  panBy.mockClear()
  vi.advanceTimersByTime(500)
  expect(panBy).not.toHaveBeenCalled()
})

it('goes back as far as it came, where the map stopped it too', () => {
  dragTo(799, 300)
  vi.advanceTimersByTime(300)
  const way = panBy.mock.calls.reduce((sum, [dx]) => sum + dx, 0)
  expect(way).toBeLessThan(0)
  panBy.mockReturnValue(false)
  vi.advanceTimersByTime(300)
  edgePan.takeBack()
  expect(glideBy.mock.calls).toEqual([[-way, -0]])
  edgePan.takeBack()
  expect(glideBy).toHaveBeenCalledOnce()
})

it('leaves the view where a drop has ended the drag', () => {
  dragTo(799, 300)
  vi.advanceTimersByTime(300)
  edgePan.stop()
  edgePan.takeBack()
  expect(glideBy).not.toHaveBeenCalled()
})
