/** Settings that are numbers. */

interface IntegerRange<Otherwise> {
  readonly least: number
  readonly most: number
  /** Where it is not set. */
  readonly otherwise: Otherwise
}

/** The sentence about a value that is no whole number of the range goes to `errors`. */
export function readInteger<Otherwise extends number | null>(
  name: string,
  value: string | undefined,
  range: IntegerRange<Otherwise>,
  errors: string[],
): number | Otherwise {
  if (value === undefined) return range.otherwise
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= range.least && number <= range.most) return number
  errors.push(`${name} must be a whole number from ${range.least} to ${range.most}, but it is "${value}".`)
  return range.otherwise
}
