/** What can wait until the page has been painted, and for what waits until nobody else needs the browser. */

/** Milliseconds after which a page is most likely painted, and by which it is idle at the latest. */
const IDLE_ENOUGH = 2000
/** Where the browser can not tell when it is idle, later is close enough. */
const CAN_TELL = 'requestIdleCallback' in globalThis

/** Resolves when the next frame has been handed over. In a page that nobody sees that is once it is seen. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    // What follows a frame in the queue runs after it.
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

/** Acts once the page is painted and the browser has nothing else to do; gives the function that calls it off. */
export function whenIdle(act: () => void): () => void {
  let request = 0
  const frame = requestAnimationFrame(() => {
    if (CAN_TELL) request = requestIdleCallback(act, { timeout: 2 * IDLE_ENOUGH })
    else request = window.setTimeout(act, IDLE_ENOUGH)
  })
  return () => {
    cancelAnimationFrame(frame)
    if (CAN_TELL) cancelIdleCallback(request)
    else clearTimeout(request)
  }
}
