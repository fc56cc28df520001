/** When each edit was made, and how long it took to be seen by each peer and to be called saved. */
import { quantile } from '../figures.ts'

export interface Latencies {
  /** `client` made an edit that ends at `clock`; it began at the time `at`. */
  made(client: number, clock: number, at: number): void
  saved(client: number, clock: number): void
  /** One peer has all of `client` up to `clock`; `known` is where it stood before. */
  seen(client: number, known: number, clock: number): void
  /** From now on counts what is made. */
  begin(): void
  figures(): LatencyFigures
}

export interface LatencyFigures {
  /** Edits that count. */
  readonly edits: number
  readonly peers: Quantiles
  readonly saved: Quantiles
}

/** Milliseconds. */
export interface Quantiles {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

interface Made {
  readonly clock: number
  readonly at: number
}

export function createLatencies(now: () => number): Latencies {
  const madeBy = new Map<number, Made[]>()
  const savedUntil = new Map<number, number>()
  const toPeers: number[] = []
  const toSaved: number[] = []
  let begun = Number.POSITIVE_INFINITY
  let edits = 0

  /** Adds the ages of the edits of `client` that end after `from` and not after `to`. */
  const collect = (client: number, from: number, to: number, ages: number[]) => {
    const made = madeBy.get(client) ?? []
    const time = now()
    for (let index = made.length - 1; index >= 0; index--) {
      const edit = made[index]
      if (!edit || edit.clock <= from) return
      if (edit.clock <= to && edit.at >= begun) ages.push(time - edit.at)
    }
  }
  return {
    made(client, clock, at) {
      const made = madeBy.get(client) ?? []
      madeBy.set(client, made)
      made.push({ clock, at })
      if (at >= begun) edits += 1
    },
    saved(client, clock) {
      collect(client, savedUntil.get(client) ?? 0, clock, toSaved)
      savedUntil.set(client, clock)
    },
    seen: (client, known, clock) => collect(client, known, clock, toPeers),
    begin() {
      begun = now()
    },
    figures: () => ({ edits, peers: quantilesOf(toPeers), saved: quantilesOf(toSaved) }),
  }
}

function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort()
  return { count: sorted.length, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), most: quantile(sorted, 1) }
}
