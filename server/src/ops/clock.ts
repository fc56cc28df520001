/** Time as the rooms see it, so that tests can turn the hands themselves. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds since some beginning: what lies between two moments, also when the time of day is set anew meanwhile. */
  elapsed(): number
  /** Milliseconds that this thread has worked; a machine that is busy with other things adds nothing to it. */
  worked(): number
  /** Runs `task` once after `delay` ms; the returned function calls it off. */
  after(delay: number, task: () => void): () => void
}

/** The machine's clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  worked() {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  },
  after(delay, task) {
    const timer = setTimeout(task, delay)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export interface ManualClock extends Clock {
  /** Moves the time on by `duration` ms and runs what falls due, in order. */
  advance(duration: number): void
  /** The time of day is set anew, by so many ms; timers do not notice. */
  set(change: number): void
  /** From now on so much was worked. */
  work(duration: number): void
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let now = 0
  let worked = 0
  let dayBegan = start
  const tasks = new Map<() => void, number>()
  const nextDue = (limit: number) => {
    let found: [() => void, number] | null = null
    for (const entry of tasks) if (entry[1] <= limit && (found === null || entry[1] < found[1])) found = entry
    return found
  }
  return {
    now: () => dayBegan + now,
    elapsed: () => now,
    worked: () => worked,
    after(delay, task) {
      const run = () => task()
      tasks.set(run, now + delay)
      return () => tasks.delete(run)
    },
    advance(duration) {
      const limit = now + duration
      for (let due = nextDue(limit); due !== null; due = nextDue(limit)) {
        now = due[1]
        tasks.delete(due[0])
        due[0]()
      }
      now = limit
    },
    set(change) {
      dayBegan += change
    },
    work(duration) {
      worked += duration
    },
  }
}
