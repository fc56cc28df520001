/** Versions in words: when, what they are called, and who. */
import type { DifferenceKind } from '@journeyboard/insight'
import type { Person, Version } from '@journeyboard/protocol'

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' })
const dayOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' })

/** `14:03`. */
export function timeOf({ at }: Version): string {
  return time.format(at)
}

/** `Today`, `Yesterday`, `Monday, 3 November`, `3 November 2025`; both times in epoch milliseconds. */
export function dayWords(at: number, now: number): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (daysAgo === 0) return 'Today'
  if (daysAgo === 1) return 'Yesterday'
  return daysAgo < 300 ? day.format(at) : dayOfYear.format(at)
}

/** `today at 14:03`, inside a sentence. */
export function momentWords(version: Version, now: number): string {
  const words = dayWords(version.at, now)
  const isPlain = words === 'Today' || words === 'Yesterday'
  return `${isPlain ? words.toLowerCase() : `on ${words}`} at ${timeOf(version)}`
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** What a version is called that nobody named. */
export function versionName({ name, kind, people }: Version): string {
  if (name !== null) return name
  if (kind === 'restore') return 'Before a restore'
  return people.length === 0 ? 'Before the changes that follow' : 'Kept as you worked'
}

/** `Ana`, `Ana and Ben`, `Ana, Ben and 2 others`. */
export function namesOf(people: readonly Pick<Person, 'name'>[]): string {
  const names = [...new Set(people.map(({ name }) => name.trim() || 'Guest'))]
  if (names.length <= 2) return names.join(' and ')
  const others = names.length - 2
  return `${names.slice(0, 2).join(', ')} and ${others} ${others === 1 ? 'other' : 'others'}`
}

/** What became of a thing after the version that is shown. */
export const SINCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  added: 'Added since',
  removed: 'Deleted since',
  moved: 'Moved since',
  changed: 'Changed since',
}
