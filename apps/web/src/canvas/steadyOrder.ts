/** The order on the page of what stands at its own place on the map. */

/**
 * Always the same, whoever moves what: an element that goes to another place among its neighbours loses the focus, and
 * with it what an input method composes in its field.
 */
export function inSteadyOrder<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
