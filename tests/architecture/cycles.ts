/** Circles in a directed graph of files. */

/**
 * One circle for each group of files that all reach each other (Tarjan's strongly connected components), written as
 * a walk that ends where it began.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const indexOf = new Map<string, number>()
  const open: string[] = []
  const cycles: string[][] = []

  const visit = (node: string): number => {
    const index = indexOf.size
    let low = index
    indexOf.set(node, index)
    open.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!indexOf.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, indexOf.get(next) ?? low)
    }
    if (low === index) {
      const group = new Set(open.splice(open.indexOf(node)))
      if (group.size > 1 || edges.get(node)?.includes(node)) cycles.push(walkBack(node, group, edges))
    }
    return low
  }
  for (const node of edges.keys()) if (!indexOf.has(node)) visit(node)
  return cycles
}

/** Shortest walk from a node back to itself inside its group. */
function walkBack(start: string, group: ReadonlySet<string>, edges: ReadonlyMap<string, readonly string[]>): string[] {
  const walks: string[][] = [[start]]
  const seen = new Set<string>()
  for (const walk of walks) {
    for (const next of edges.get(walk.at(-1) ?? start) ?? []) {
      if (next === start) return [...walk, start]
      if (!group.has(next) || seen.has(next)) continue
      seen.add(next)
      walks.push([...walk, next])
    }
  }
  return [start]
}
