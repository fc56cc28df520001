/** What one wheel event does to the view: pure. */
import { isPinch, type WheelDevice, type WheelSample } from './wheelDevice.ts'

export type WheelMove =
  /** CSS pixels by which the map moves. */
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'zoom'; readonly factor: number }

export interface WheelInput extends WheelSample {
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

export interface WheelHabit {
  readonly device: WheelDevice
  /** Without any key held, too. */
  readonly zoomsAlone: boolean
}

const NOTCH_ZOOM = 1.2
/** A wheel that was spun hard arrives as one event: it must not jump from one end of the zoom to the other. */
const MOST_NOTCHES = 3
const NOTCH = 120
const NOTCH_PIXELS = 100
const NOTCH_LINES = 3
/** CSS pixels of a pinch that double or halve nothing at once. */
const MOST_PINCH = 25
const PINCH = 100
const PIXELS_OF_MODE = [1, 100 / 3, 600]

/** Ctrl or Command and pinching zoom on every device; Shift goes sideways. */
export function moveOfWheel(input: WheelInput, { device, zoomsAlone }: WheelHabit): WheelMove {
  const zooms = input.ctrlKey || input.metaKey || (zoomsAlone && !input.shiftKey)
  if (zooms) return { type: 'zoom', factor: zoomFactor(input, isPinch(input) ? 'trackpad' : device) }
  const scale = PIXELS_OF_MODE[input.deltaMode] ?? 1
  // Some systems turn a wheel with Shift by themselves.
  const isTurned = input.shiftKey && input.deltaX === 0
  const [dx, dy] = isTurned ? [input.deltaY, 0] : [input.deltaX, input.deltaY]
  return { type: 'pan', dx: -dx * scale || 0, dy: -dy * scale || 0 }
}

function zoomFactor(input: WheelInput, device: WheelDevice): number {
  if (device === 'mouse') return NOTCH_ZOOM ** -within(notchesOf(input), MOST_NOTCHES)
  return Math.exp(-within(input.deltaY * (PIXELS_OF_MODE[input.deltaMode] ?? 1), MOST_PINCH) / PINCH)
}

/** Turned towards oneself is positive. */
function notchesOf({ deltaY, deltaMode, wheelDeltaY }: WheelInput): number {
  if (deltaMode === 1) return deltaY / NOTCH_LINES
  if (deltaMode === 2) return deltaY
  if (wheelDeltaY !== 0) return -wheelDeltaY / NOTCH
  return deltaY / NOTCH_PIXELS
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value))
}
