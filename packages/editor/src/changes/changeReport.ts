/** Reports of what changed since the report before: own changes and those of others apart. */
import type { JourneyDoc } from '@journeyboard/doc'
import { type AuthorMark, authorMark, writersSince } from '@journeyboard/doc/authorship'
import type { Journey } from '@journeyboard/model'
import { describeChanges } from './describeChanges.ts'

export interface ChangeReport {
  /** What happened since it was called last, or since the beginning; empty if nothing is worth saying. */
  next(): string
}

/** @param nameOf what a writer is called by client id; null: their changes are left out */
export function createChangeReport(
  { ydoc, projection }: JourneyDoc,
  nameOf: (client: number) => string | null,
): ChangeReport {
  let before: { readonly journey: Journey; readonly mark: AuthorMark } = {
    journey: projection.journey(),
    mark: authorMark(ydoc),
  }
  return {
    next() {
      const { journey, mark } = before
      const now = projection.journey()
      if (now === journey) return ''
      before = { journey: now, mark: authorMark(ydoc) }
      return describeChanges(journey, now, (family, id) => [
        ...new Set([...writersSince(ydoc, mark, family, id)].flatMap((client) => nameOf(client) ?? [])),
      ]).join('. ')
    },
  }
}
