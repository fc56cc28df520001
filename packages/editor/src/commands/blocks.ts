/** What is moved together among its like: it lies side by side afterwards, in the order that it had. */
import { ordersAt } from '@journeyboard/model'

/** Order keys for a block at `index` among the others; null where it lies there already. */
export function ordersOfBlock<T>(
  list: readonly T[],
  block: readonly T[],
  index: number,
  orderOf: (item: T) => string,
): string[] | null {
  const others = othersIn(list, block)
  const at = Math.min(index, others.length)
  const wanted = [...others.slice(0, at), ...block, ...others.slice(at)]
  const isThere = wanted.length === list.length && wanted.every((item, n) => item === list[n])
  return isThere ? null : ordersAt(others.map(orderOf), at, block.length)
}

/** The index, among the others, at which a block has passed the neighbour of its last (1) or first (-1) item. */
export function indexBeside<T>(list: readonly T[], block: readonly T[], by: -1 | 1): number {
  const edge = list.findIndex((item) => item === block.at(by === 1 ? -1 : 0))
  return Math.max(0, othersIn(list.slice(0, edge), block).length + by)
}

function othersIn<T>(list: readonly T[], block: readonly T[]): T[] {
  return list.filter((item) => !block.includes(item))
}
