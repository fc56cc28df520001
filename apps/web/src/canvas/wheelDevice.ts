/** Which device turns the wheel, guessed from its events: browsers do not tell. */

/** What is read of a wheel event. */
export interface WheelSample {
  readonly deltaX: number
  readonly deltaY: number
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number
  /** 120 a notch of a mouse; 0 where the browser does not know it. */
  readonly wheelDeltaY: number
  readonly ctrlKey: boolean
  /** Milliseconds. */
  readonly timeStamp: number
}

export type WheelDevice = 'mouse' | 'trackpad'

export interface WheelGuess {
  readonly device: WheelDevice
  /** Events in succession that spoke against the device. */
  readonly doubts: number
  readonly lastAt: number
}

export const FIRST_GUESS: WheelGuess = { device: 'trackpad', doubts: 0, lastAt: Number.NEGATIVE_INFINITY }

/** Milliseconds without an event after which a new movement begins, perhaps of another device. */
const PAUSE = 400
/** Within one movement this many events in succession have to contradict: inertia now and then looks like a mouse. */
const DOUBTS = 3
/** CSS pixels that no notch of a mouse falls below on Windows and Linux. */
const SMALL = 40
const NOTCH = 120

/** The guess after one more event. Events that could come from either device leave it as it is. */
export function guessWheelDevice(before: WheelGuess, sample: WheelSample): WheelGuess {
  const lastAt = sample.timeStamp
  const seen = evidenceOf(sample)
  if (seen === null) return { ...before, doubts: 0, lastAt }
  if (seen === before.device) return { device: seen, doubts: 0, lastAt }
  const doubts = before.doubts + 1
  const isNewMovement = sample.timeStamp - before.lastAt > PAUSE
  return isNewMovement || doubts >= DOUBTS ? { device: seen, doubts: 0, lastAt } : { ...before, doubts, lastAt }
}

/** Two fingers that pinch arrive as a wheel with Ctrl, in fractions of a pixel. */
export function isPinch({ ctrlKey, deltaMode, deltaY }: WheelSample): boolean {
  return ctrlKey && deltaMode === 0 && Math.abs(deltaY) < SMALL && !Number.isInteger(deltaY)
}

function evidenceOf(sample: WheelSample): WheelDevice | null {
  const { deltaX, deltaY, deltaMode, wheelDeltaY } = sample
  // Firefox counts lines for a mouse and pixels for a trackpad.
  if (deltaMode !== 0) return 'mouse'
  if (isPinch(sample) || (deltaX !== 0 && deltaY !== 0)) return 'trackpad'
  if (deltaY === 0) return null
  // Chromium and Safari on a Mac: exactly -3 for whatever is as fine as a trackpad.
  if (wheelDeltaY !== 0 && wheelDeltaY === -3 * deltaY) return 'trackpad'
  // Also on a Mac, whose notches are accelerated: 4 pixels for a slow one, and still 120.
  if (wheelDeltaY !== 0 && wheelDeltaY % NOTCH === 0) return 'mouse'
  return Math.abs(deltaY) < SMALL ? 'trackpad' : null
}
