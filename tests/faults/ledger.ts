/** What was done, what was said to be saved, and what others saw: the promises that a crash must not break. */

/** One key is written by one client only. Its states are numbered 1, 2, 3, ...; a null state is a deletion. */
export interface Ledger {
  /** The owner of `key` wrote it or deleted it; gives the number to write as the value. */
  wrote(key: string, isDeletion: boolean): number
  /** Everything that this client wrote so far, to be passed to `confirmed` when the server says that it is saved. */
  positionOf(owner: string): ReadonlyMap<string, number>
  confirmed(position: ReadonlyMap<string, number>): void
  /** A peer sees `value` under `key` (undefined: it is gone), where it saw `before` until now. */
  seen(key: string, value: number | undefined, before: number | undefined): void
  /** One sentence for each promise that the content breaks. */
  brokenPromises(content: ReadonlyMap<string, number>): string[]
  /** Promises made so far, for the record. */
  readonly promises: { readonly saved: number; readonly seen: number }
}

/** `ada~12` belongs to `ada`. */
export const ownerOf = (key: string) => key.slice(0, key.indexOf('~'))

export function createLedger(): Ledger {
  const deletions = new Map<string, number[]>()
  const latest = new Map<string, number>()
  const saved = new Map<string, number>()
  const seen = new Map<string, number>()
  const raise = (numbers: Map<string, number>, key: string, number: number) =>
    numbers.set(key, Math.max(number, numbers.get(key) ?? 0))
  const deletedFrom = (key: string, number: number) => (deletions.get(key) ?? []).find((at) => at >= number)

  return {
    wrote(key, isDeletion) {
      const number = (latest.get(key) ?? 0) + 1
      latest.set(key, number)
      if (isDeletion) deletions.set(key, [...(deletions.get(key) ?? []), number])
      return number
    },
    positionOf: (owner) => new Map([...latest].filter(([key]) => ownerOf(key) === owner)),
    confirmed(position) {
      for (const [key, number] of position) raise(saved, key, number)
    },
    seen(key, value, before) {
      // A deletion has no number of its own to see: it is at least the first one after what was there before.
      const number = value ?? deletedFrom(key, (before ?? 0) + 1)
      if (number !== undefined) raise(seen, key, number)
    },
    brokenPromises(content) {
      const broken: string[] = []
      for (const [what, numbers] of [
        ['saved', saved],
        ['seen', seen],
      ] as const) {
        for (const [key, number] of numbers) {
          const found = content.get(key)
          const holds = found === undefined ? deletedFrom(key, number) !== undefined : found >= number
          if (!holds) broken.push(`${key}: state ${number} was ${what}, but there is ${found ?? 'nothing'}`)
        }
      }
      return broken
    },
    promises: {
      get saved() {
        return saved.size
      },
      get seen() {
        return seen.size
      },
    },
  }
}
