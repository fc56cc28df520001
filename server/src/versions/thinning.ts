/** Which versions are too many: the older they are, the fewer are kept. */
import { LIMITS, type VersionKind } from '@journeyboard/protocol'

export interface DatedVersion {
  readonly id: number
  readonly kind: VersionKind
  /** Epoch milliseconds. */
  readonly at: number
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const QUARTER = 90 * DAY

/** So many of the newest stay, however close together they were taken: automatic ones, and those before a restore. */
const NEWEST = 50

/**
 * Ids of those to be dropped at `now`. Named ones always stay. Of the others the last of each five minutes stays for a
 * day, of each hour for a week, of each day for 90 days, and of each week. So do the newest 50 automatic ones of the last
 * day, and the newest 50 of those that stood before a restore for 90 days. Of all that, the oldest over
 * `LIMITS.mapUnnamedVersions` go. Of further ones before a restore the first of each such time stays for 90 days, beside
 * the last of the others: it is what stood before somebody restored again and again.
 */
export function superfluous(versions: readonly DatedVersion[], now: number): readonly number[] {
  const unnamed = versions.filter(({ kind }) => kind !== 'named').sort((a, b) => b.at - a.at || b.id - a.id)
  const newest = (kind: VersionKind, oldest: number) =>
    unnamed.filter((version) => version.kind === kind && now - version.at <= oldest).slice(0, NEWEST)
  const safe = new Set([...newest('automatic', DAY), ...newest('restore', QUARTER)])
  const standsBeside = ({ kind, at }: DatedVersion) => kind === 'restore' && now - at <= QUARTER
  const further = unnamed.filter((version) => standsBeside(version) && !safe.has(version))
  const others = unnamed.filter((version) => !standsBeside(version))
  const kept = new Set([...safe, ...firstOfEachTime(others, now), ...firstOfEachTime(further.toReversed(), now)])
  const keptIds = new Set(
    unnamed
      .filter((version) => kept.has(version))
      .slice(0, LIMITS.mapUnnamedVersions)
      .map(({ id }) => id),
  )
  return unnamed.flatMap(({ id }) => (keptIds.has(id) ? [] : id))
}

/** Whichever comes first in the order given. */
function firstOfEachTime(versions: readonly DatedVersion[], now: number): DatedVersion[] {
  const taken = new Set<string>()
  return versions.filter(({ at }) => {
    const span = spanAt(now - at)
    const time = `${span}:${Math.floor(at / span)}`
    const isTaken = taken.has(time)
    taken.add(time)
    return !isTaken
  })
}

/** The length of time of which one version is kept at this age. */
function spanAt(age: number): number {
  if (age <= DAY) return 5 * MINUTE
  if (age <= WEEK) return HOUR
  return age <= QUARTER ? DAY : WEEK
}
