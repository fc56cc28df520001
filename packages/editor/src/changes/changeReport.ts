/** Reports of what changed since the report before: own changes and those of others apart. */
import type { JourneyDoc } from '@journeyboard/doc'
import { type AuthorMark, authorMark, writersSince } from '@journeyboard/doc/authorship'
import type { Journey } from '@journeyboard/model'
import { describeChanges } from './describeChanges.ts'

export interface ChangeReport {
  /** What happened since it was called last, or since the beginning; empty if nothing is worth saying. */
  next(): string
  /** Nothing of what happened until now will be told: at no cost, where `next` goes through the whole map. */
  passOver(): void
}

/** @param nameOf what a writer is called by client id; null: their changes are left out */
export function createChangeReport(
  { ydoc, projection }: JourneyDoc,
  nameOf: (client: number) => string | null,
): ChangeReport {
  const seen = (): { readonly journey: Journey; readonly mark: AuthorMark } => ({
    journey: projection.journey(),
    mark: authorMark(ydoc),
  })
  let before = seen()
  return {
    next() {
      const { journey, mark } = before
      const now = projection.journey()
      if (now === journey) return ''
      before = seen()
      return describeChanges(journey, now, (family, id) => [
        ...new Set([...writersSince(ydoc, mark, family, id)].flatMap((client) => nameOf(client) ?? [])),
      ]).join('. ')
    },
    passOver() {
      before = seen()
    },
  }
}
