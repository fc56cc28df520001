/** One value for several things. */

/** The value that all have, or null where they differ or there are none. */
export function sharedValue<Value>(values: readonly Value[]): Value | null {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}
