import { describe, expect, it } from 'vitest'
import { FIRST_GUESS, guessWheelDevice, isPinch, type WheelDevice, type WheelSample } from './wheelDevice.ts'

interface Turn extends Partial<WheelSample> {
  /** Milliseconds after the event before. */
  readonly after?: number
}

/** What is guessed after each event. */
function guesses(turns: readonly Turn[], first: WheelDevice = 'trackpad'): WheelDevice[] {
  let guess = { ...FIRST_GUESS, device: first }
  let at = 1000
  return turns.map(({ after = 16, ...turn }) => {
    at += after
    const pixels = { deltaX: 0, deltaY: 0, deltaMode: 0, wheelDeltaY: 0, ctrlKey: false, timeStamp: at }
    guess = guessWheelDevice(guess, { ...pixels, ...turn })
    return guess.device
  })
}

// As Chromium and Firefox give them: a notch or a slow movement of each kind of device.
const MOUSE: Readonly<Record<string, Turn>> = {
  'Chromium on Windows': { deltaY: 100, wheelDeltaY: -120 },
  'Chromium on Windows at 150 %': { deltaY: 66.66666412353516, wheelDeltaY: -120 },
  'Chromium on Linux': { deltaY: 120, wheelDeltaY: -120 },
  'Chromium on a Mac, slowly': { deltaY: 4.000244140625, wheelDeltaY: -120 },
  'Firefox, in lines': { deltaY: 3, deltaMode: 1 },
  'two notches at once': { deltaY: -200, wheelDeltaY: 240 },
}
const TRACKPAD: Readonly<Record<string, Turn>> = {
  'Chromium on a Mac': { deltaY: 7, wheelDeltaY: -21 },
  'Chromium on a Mac, fast': { deltaY: 240, wheelDeltaY: -720 },
  'Chromium on a Mac, where it looks like a notch': { deltaY: 40, wheelDeltaY: -120 },
  'Chromium on Windows': { deltaY: 3, wheelDeltaY: -4 },
  'Chromium on Linux': { deltaY: 7.5, wheelDeltaY: -17 },
  'Firefox, in pixels': { deltaY: 2 },
  'in both directions': { deltaX: -4, deltaY: 55, wheelDeltaY: -66 },
  'a pinch, which has notches that are none': { deltaY: -2.4310989379882812, wheelDeltaY: 120, ctrlKey: true },
}

describe('the first event of a movement', () => {
  it.each(Object.entries(MOUSE))('tells a mouse: %s', (_, turn) => expect(guesses([turn])).toEqual(['mouse']))
  it.each(Object.entries(TRACKPAD))('tells a trackpad: %s', (_, turn) =>
    expect(guesses([{ ...turn, after: 1000 }], 'mouse')).toEqual(['trackpad']),
  )
})

describe('within a movement', () => {
  it('a trackpad stays one, though its inertia now and then looks like a mouse', () => {
    const inertia = [90, 71, 120, 44, 120, 120, 30, 12].map((deltaY): Turn => ({ deltaY, wheelDeltaY: -deltaY }))
    expect(new Set(guesses([{ deltaY: 7, wheelDeltaY: -21 }, ...inertia]))).toEqual(new Set(['trackpad']))
  })

  it('what could be either changes nothing', () => {
    const vague: Turn = { deltaY: 53 }
    expect(new Set(guesses([vague, vague, vague, vague], 'mouse'))).toEqual(new Set(['mouse']))
    expect(new Set(guesses([vague, vague, vague, vague], 'trackpad'))).toEqual(new Set(['trackpad']))
    expect(guesses([{ deltaX: 100 }, { deltaX: 100 }], 'mouse')).toEqual(['mouse', 'mouse'])
  })

  it('the hand has changed when several events in succession say so', () => {
    const notch: Turn = { deltaY: 100, wheelDeltaY: -120, after: 30 }
    const fingers: Turn = { deltaY: 7, wheelDeltaY: -21 }
    expect(guesses([fingers, notch, notch, notch, notch])).toEqual([
      'trackpad',
      'trackpad',
      'trackpad',
      'mouse',
      'mouse',
    ])
    expect(guesses([notch, fingers, notch, fingers, notch])).toEqual(['mouse', 'mouse', 'mouse', 'mouse', 'mouse'])
  })
})

it('a pinch is no turning of the wheel with Ctrl', () => {
  const sample: WheelSample = { deltaX: 0, deltaY: -1.7, deltaMode: 0, wheelDeltaY: 120, ctrlKey: true, timeStamp: 0 }
  expect(isPinch(sample)).toBe(true)
  expect(isPinch({ ...sample, ctrlKey: false })).toBe(false)
  expect(isPinch({ ...sample, deltaY: -100 })).toBe(false)
  expect(isPinch({ ...sample, deltaY: -66.666 })).toBe(false)
  expect(isPinch({ ...sample, deltaY: 3, deltaMode: 1 })).toBe(false)
})
