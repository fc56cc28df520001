/** Our comments in a Mermaid file: `%% journeyboard step=a1 card=b2`. They carry ids, so that a map comes back as itself. */
import { decodeMermaid, encodeMermaid } from './mermaidText.ts'

export interface Mark {
  readonly fields: ReadonlyMap<string, string>
  /** What stands behind the fields: the name of a persona or lane. */
  readonly label: string
}

const BEGINNING = /^\s*%%\s*journeyboard\s+/
const FIELD = /([a-z]+)=(\S*)\s*/y

/** The mark on this line, or null if it is any other comment. */
export function readMark(line: string): Mark | null {
  let at = BEGINNING.exec(line)?.[0].length
  if (at === undefined) return null
  const fields = new Map<string, string>()
  for (;;) {
    FIELD.lastIndex = at
    const [whole, key, value] = FIELD.exec(line) ?? []
    if (whole === undefined || key === undefined || value === undefined) break
    fields.set(key, decodeValue(value))
    at += whole.length
  }
  return { fields, label: decodeMermaid(line.slice(at)) }
}

/** One line, without its line end. */
export function writeMark(fields: Readonly<Record<string, string | undefined>>, label?: string): string {
  const words = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value.toWellFormed())}`],
  )
  return ['%% journeyboard', ...words, ...(label === undefined ? [] : [encodeMermaid(label)])].join(' ')
}

/** Somebody may have edited the comment: what does not decode is taken as it stands. */
function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
