/** When what others changed is taken in: after the next frame, and less often while frames come late because of it. */

/** Frames that are looked at after each time: the map is laid out in one, its canvas drawn in the next. */
const WATCHED = 3
/** Milliseconds; a frame at 60 a second, and what clocks differ by. */
const ON_TIME = 20
/** For each millisecond that frames came late so many pass until the next time: one frame in twenty may be late. */
const REPAY = 20
/** Milliseconds that the changes of others wait at most. */
const LONGEST = 400

/**
 * Gives a function that calls `flush` once when its time has come; to be asked again only after that. It is called
 * between two frames: in one of them it would be one task with all that the browser does for a frame.
 */
export function createRemotePace(): (flush: () => void) => void {
  let waiting: (() => void) | null = null
  let isResting = false

  const run = () => {
    const flush = waiting
    waiting = null
    if (!flush) return
    isResting = true
    const began = performance.now()
    flush()
    watch(WATCHED, began, 0)
  }
  const runAfterFrame = () => requestAnimationFrame(() => setTimeout(run))
  const watch = (frames: number, before: number, late: number) => {
    if (frames === 0) {
      setTimeout(handleRested, Math.min(LONGEST, late * REPAY))
      return
    }
    requestAnimationFrame(() => {
      const now = performance.now()
      watch(frames - 1, now, late + Math.max(0, now - before - ON_TIME))
    })
  }
  const handleRested = () => {
    isResting = false
    if (waiting) runAfterFrame()
  }
  return (flush) => {
    waiting = flush
    if (!isResting) runAfterFrame()
  }
}
