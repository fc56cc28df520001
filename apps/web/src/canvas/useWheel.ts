/** The wheel over the canvas: pans and zooms as the device and its setting say. Elsewhere it scrolls, and zooms nothing. */
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { wheelSetting } from '../settings/wheelSetting.ts'
import { FIRST_GUESS, guessWheelDevice } from './wheelDevice.ts'
import { moveOfWheel, type WheelInput } from './wheelMove.ts'

export function useWheel(element: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi()
  const { setViewport } = useReactFlow()
  useEffect(() => {
    const canvas = element.current
    if (!canvas) return
    const listening = new AbortController()
    let guess = FIRST_GUESS
    const handleWheel = (event: WheelEvent) => {
      if (!isZoom(event) && isScrolling(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      const input = inputOf(event)
      guess = guessWheelDevice(guess, input)
      const setting = wheelSetting.getState()
      const device = setting === 'auto' ? guess.device : setting
      const move = moveOfWheel(input, { device, zoomsAlone: setting === 'mouse' })
      const { transform, minZoom, maxZoom } = flow.getState()
      const [x, y, zoom] = transform
      if (move.type === 'pan') {
        void setViewport({ x: x + move.dx, y: y + move.dy, zoom })
        return
      }
      const next = Math.min(maxZoom, Math.max(minZoom, zoom * move.factor))
      const { left, top } = canvas.getBoundingClientRect()
      const at = { x: event.clientX - left, y: event.clientY - top }
      const ratio = next / zoom
      void setViewport({ x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, zoom: next })
    }
    // On the way down: React Flow would pan by itself.
    canvas.addEventListener('wheel', handleWheel, { capture: true, passive: false, signal: listening.signal })
    // Over a bar or a panel, which lie over the canvas, the browser would zoom the whole page.
    const keepPage = (event: WheelEvent) => {
      if (isZoom(event)) event.preventDefault()
    }
    document.addEventListener('wheel', keepPage, { passive: false, signal: listening.signal })
    return () => listening.abort()
  }, [element, flow, setViewport])
}

/** A pinch on a trackpad comes as a wheel with Ctrl. */
function isZoom({ ctrlKey, metaKey }: WheelEvent): boolean {
  return ctrlKey || metaKey
}

/** A text that is longer than its box. */
function isScrolling(target: EventTarget | null): boolean {
  const box = target instanceof Element ? target.closest('.nowheel') : null
  return box !== null && box.scrollHeight > box.clientHeight
}

function inputOf(event: WheelEvent): WheelInput {
  // First of all: Firefox counts in pixels for whoever reads a delta before its mode.
  const { deltaMode } = event
  const { deltaX, deltaY, ctrlKey, shiftKey, metaKey, timeStamp } = event
  const wheelDeltaY = 'wheelDeltaY' in event && typeof event.wheelDeltaY === 'number' ? event.wheelDeltaY : 0
  return { deltaMode, deltaX, deltaY, wheelDeltaY, ctrlKey, shiftKey, metaKey, timeStamp }
}
