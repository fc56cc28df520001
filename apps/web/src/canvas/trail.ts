/** The trail of a laser pointer: where it was in the last moment, and how much of that is left to be seen. */
import type { BoardPoint } from '@journeyboard/layout'

/** Milliseconds until a point of the trail is gone. */
export const TRAIL_LIFE = 900

export interface TrailPoint extends BoardPoint {
  /** From 1, where the pointer is, to 0. */
  readonly life: number
}

export interface Trail {
  add(at: BoardPoint, now: number): void
  /** From the oldest to the newest; empty once all of it has faded. */
  points(now: number): readonly TrailPoint[]
  /** Whether there is a point that the trail has not come to. */
  isWaiting(now: number): boolean
}

interface Step extends BoardPoint {
  readonly time: number
}

/**
 * @param delay milliseconds by which the trail runs behind: between two points that come seldom its head goes on evenly
 */
export function createTrail(delay: number): Trail {
  let steps: readonly Step[] = []
  return {
    add({ x, y }, now) {
      const last = steps.at(-1)
      // After a rest it does not crawl from where it rested.
      const rested = delay > 0 && last && now - last.time > delay ? [{ ...last, time: now - delay }] : []
      steps = [...steps, ...rested, { x, y, time: now }]
    },
    points(now) {
      const head = now - delay
      steps = steps.filter((step, index) => (steps[index + 1]?.time ?? step.time) > head - TRAIL_LIFE)
      const passed = steps.filter(({ time }) => time <= head)
      const [from, to] = [passed.at(-1), steps[passed.length]]
      const part = from && to ? (head - from.time) / (to.time - from.time) : 0
      const between = from &&
        to && { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, time: head }
      return [...passed, ...(between ? [between] : [])]
        .map(({ x, y, time }) => ({ x, y, life: 1 - (head - time) / TRAIL_LIFE }))
        .filter(({ life }) => life > 0)
    },
    isWaiting: (now) => (steps.at(-1)?.time ?? 0) > now - delay,
  }
}
