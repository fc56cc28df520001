/** Which versions are too many: the older they are, the fewer are kept. */
import type { VersionKind } from '@journeyboard/protocol'

export interface DatedVersion {
  readonly id: number
  readonly kind: VersionKind
  /** Epoch milliseconds. */
  readonly at: number
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/**
 * Ids of those to be dropped at `now`. All of the last day stay, then the last of each hour for a week, of each day for
 * 90 days, of each week for ever. Named ones always stay; what stood before a restore counts from the 90 days on.
 */
export function superfluous(versions: readonly DatedVersion[], now: number): readonly number[] {
  const taken = new Set<string>()
  return [...versions]
    .sort((a, b) => b.at - a.at || b.id - a.id)
    .filter(({ kind, at }) => {
      const span = spanAt(now - at)
      if (kind === 'named' || span === null || (kind === 'restore' && span !== WEEK)) return false
      const period = `${span}:${Math.floor(at / span)}`
      const isTaken = taken.has(period)
      taken.add(period)
      return isTaken
    })
    .map(({ id }) => id)
}

/** The length of time of which one version is kept at this age; null: all are. */
function spanAt(age: number): number | null {
  if (age <= DAY) return null
  if (age <= WEEK) return HOUR
  return age <= 90 * DAY ? DAY : WEEK
}
