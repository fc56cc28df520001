/** Watching the frames of a page while something is done to it. */
import type { Page } from '@playwright/test'

export interface FrameFigures {
  /** Milliseconds from each frame to the next one. */
  readonly frames: readonly number[]
  /** Milliseconds from each input, as the browser got it, to the end of the first frame that shows what it did. */
  readonly inputs: readonly number[]
  /** Tasks of more than 50 ms. */
  readonly longTasks: number
}

interface FrameWatch {
  benchFrames?: { readonly stop: () => FrameFigures }
}

/** Begins to watch; to be ended by `readFrames`. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(installWatch)
}

export async function readFrames(page: Page): Promise<FrameFigures> {
  return page.evaluate(() => {
    const { benchFrames } = globalThis as unknown as FrameWatch
    if (!benchFrames) throw new Error('Nobody watches the frames of this page.')
    return benchFrames.stop()
  })
}

/** Runs in the page. */
function installWatch(): void {
  const INPUTS = ['pointermove', 'keydown', 'wheel']
  const OTHER_INPUTS = ['keypress', 'keyup']
  const DRAWS = ['clearRect', 'fillRect', 'drawImage'] as const
  const frames: number[] = []
  const inputs: number[] = []
  let waiting: { readonly at: number; isDrawn: boolean }[] = []
  let ends: (() => void)[] = []
  let longTasks = 0
  let last = 0
  let isOn = true
  // What changes on the page, is drawn on a canvas or typed into a field is what the inputs before it did.
  const noteDrawing = () => {
    for (const input of waiting) input.isDrawn = true
  }
  const changes = new MutationObserver(noteDrawing)
  const watchCanvas = (name: (typeof DRAWS)[number]) => {
    const pen = CanvasRenderingContext2D.prototype
    const draw: (...args: never[]) => void = pen[name]
    const drawAndNote = function (this: CanvasRenderingContext2D, ...args: never[]) {
      noteDrawing()
      draw.apply(this, args)
    }
    Object.assign(pen, { [name]: drawAndNote })
    return () => Object.assign(pen, { [name]: draw })
  }
  const look = (now: number) => {
    if (last > 0) frames.push(now - last)
    last = now
    if (!isOn) return
    requestAnimationFrame(look)
    const before = new Set(waiting)
    const handleEnd = () => {
      ends = ends.filter((other) => other !== handleEnd)
      const end = performance.now()
      const shown = waiting.filter((input) => input.isDrawn && before.has(input))
      for (const { at } of shown) inputs.push(end - at)
      waiting = waiting.filter((input) => !shown.includes(input))
      if (waiting.length === 0) changes.disconnect()
    }
    if (before.size === 0) return
    ends.push(handleEnd)
    // Comes before all else that waits, as soon as the frame has been handed over, but for inputs: after one the browser
    // wants another frame first.
    void scheduler.postTask(() => ends.includes(handleEnd) && handleEnd(), { priority: 'user-blocking' })
  }
  const endFrames = () => {
    for (const end of ends) end()
  }
  requestAnimationFrame(look)
  const handleInput = ({ timeStamp }: Event) => {
    endFrames()
    if (waiting.length === 0)
      changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    waiting.push({ at: timeStamp, isDrawn: false })
  }
  const stops = DRAWS.map(watchCanvas)
  for (const type of INPUTS) window.addEventListener(type, handleInput, { capture: true, passive: true })
  for (const type of OTHER_INPUTS) window.addEventListener(type, endFrames, { capture: true, passive: true })
  window.addEventListener('input', noteDrawing, { capture: true })
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length
  })
  observer.observe({ type: 'longtask' })
  const watch: FrameWatch = {
    benchFrames: {
      stop() {
        isOn = false
        observer.disconnect()
        changes.disconnect()
        for (const stop of stops) stop()
        for (const type of INPUTS) window.removeEventListener(type, handleInput, { capture: true })
        for (const type of OTHER_INPUTS) window.removeEventListener(type, endFrames, { capture: true })
        window.removeEventListener('input', noteDrawing, { capture: true })
        return { frames, inputs, longTasks }
      },
    },
  }
  Object.assign(globalThis, watch)
}
