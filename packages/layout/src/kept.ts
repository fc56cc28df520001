/** Keeping what did not change: the same object where a new one would say the same. */

/** Whether two plain values (objects, arrays, maps never) say the same. Cheap only for small things. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => saysTheSame(x, b[i]))
  }
  const aEntries = Object.entries(a)
  if (aEntries.length !== Object.keys(b).length) return false
  return aEntries.every(([key, value]) => saysTheSame(value, (b as Record<string, unknown>)[key]))
}

/** `previous` if it says the same as `next`. */
export function kept<T>(previous: T | undefined, next: T): T {
  return previous !== undefined && saysTheSame(previous, next) ? previous : next
}

/** `previous` if the list holds the very same items. */
export function keptList<T>(previous: readonly T[] | undefined, next: readonly T[]): readonly T[] {
  if (!previous || previous.length !== next.length) return next
  for (let index = 0; index < next.length; index += 1) if (previous[index] !== next[index]) return next
  return previous
}

/** Each item kept by its id, and the list itself if nothing in it changed. */
export function keptById<Id, T extends { readonly id: Id }>(
  previous: readonly T[] | undefined,
  previousById: ReadonlyMap<Id, T> | undefined,
  next: readonly T[],
): readonly T[] {
  return keptList(
    previous,
    next.map((item) => kept(previousById?.get(item.id), item)),
  )
}

export function byId<Id, T extends { readonly id: Id }>(items: readonly T[]): ReadonlyMap<Id, T> {
  return new Map(items.map((item) => [item.id, item]))
}
