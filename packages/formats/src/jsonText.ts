/** Reading JSON for people: what is wrong gets a line and a mend. */
import * as z from 'zod/mini'
import { FormatError } from './formatError.ts'
import { findSyntaxProblem, type JsonPath, lineOfPath } from './jsonPlaces.ts'

/** The parsed value; throws a FormatError with the line of the first mistake. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const problem = findSyntaxProblem(text)
    if (!problem) throw error
    throw new FormatError(`This is not valid JSON: ${problem.sentence}.`, problem.line)
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own properties only: a file's `__proto__` or `constructor` is data, never the prototype's. */
export function ownValue(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Throws a FormatError about the first thing at `path` that the schema does not accept. */
export function validated<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  place: { readonly text: string; readonly path: JsonPath; readonly what: string },
): z.output<Schema> {
  const result = z.safeParse(schema, value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  if (!issue) throw result.error
  const line = lineOfPath(place.text, [...place.path, ...issue.path])
  const field = issue.path.map(String).join('.')
  throw new FormatError(`${place.what} can not be read: ${field ? `its "${field}"` : 'it'} ${demand(issue)}.`, line)
}

/** What the schema wants, as the end of a sentence. */
function demand(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
    case 'too_big':
      return `should be at most ${issue.maximum}`
    case 'too_small':
      return `should be at least ${issue.minimum}`
    case 'custom':
      return `should be ${issue.message}`
    default:
      return 'is not valid'
  }
}
