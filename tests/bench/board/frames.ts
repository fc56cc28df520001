/** Watching the frames of a page while something is done to it. */
import type { Page } from '@playwright/test'

export interface FrameFigures {
  /** Milliseconds from each frame to the next one. */
  readonly frames: readonly number[]
  /** Milliseconds from each input, as the browser got it, to the end of the frame that came after it. */
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
  const frames: number[] = []
  const inputs: number[] = []
  const INPUTS = ['pointermove', 'keydown', 'wheel']
  let longTasks = 0
  let last = 0
  let isOn = true
  const look = (now: number) => {
    if (last > 0) frames.push(now - last)
    last = now
    if (isOn) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const handleInput = (event: Event) => {
    // What follows a frame in the queue runs when the frame has been handed over.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => inputs.push(performance.now() - event.timeStamp)
      channel.port2.postMessage(null)
    })
  }
  for (const type of INPUTS) window.addEventListener(type, handleInput, { capture: true, passive: true })
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length
  })
  observer.observe({ type: 'longtask' })
  const watch: FrameWatch = {
    benchFrames: {
      stop() {
        isOn = false
        observer.disconnect()
        for (const type of INPUTS) window.removeEventListener(type, handleInput, { capture: true })
        return { frames, inputs, longTasks }
      },
    },
  }
  Object.assign(globalThis, watch)
}
