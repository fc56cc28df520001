/** News that may come many times a second: told at once, and then only every so often. */
import type { Clock } from '../ops/clock.ts'

export interface Gathered {
  /** Something of this name has happened: tells of it now, or together with what else happens until the pause is over. */
  note(name: string): void
  stop(): void
}

interface Pause {
  readonly cancel: () => void
  isNew: boolean
}

/** `pause` in milliseconds. */
export function createGathered(pause: number, clock: Clock, tell: (name: string) => void): Gathered {
  const pauseByName = new Map<string, Pause>()
  const begin = (name: string) => {
    const cancel = clock.after(pause, () => {
      const isNew = pauseByName.get(name)?.isNew
      pauseByName.delete(name)
      if (isNew) begin(name)
    })
    pauseByName.set(name, { cancel, isNew: false })
    tell(name)
  }
  return {
    note(name) {
      const waiting = pauseByName.get(name)
      if (waiting) waiting.isNew = true
      else begin(name)
    },
    stop() {
      for (const { cancel } of pauseByName.values()) cancel()
      pauseByName.clear()
    },
  }
}
