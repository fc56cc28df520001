import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareByOrder, FIRST_ORDER, isOrder, newOrders, ordersAt } from './order.ts'

/** Lists as they become by inserting again and again, each time at another place. */
const grown = fc
  .array(fc.record({ at: fc.nat(), count: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 40 })
  .map((inserts) =>
    inserts.reduce<string[]>((orders, { at, count }) => {
      const index = at % (orders.length + 1)
      return [...orders.slice(0, index), ...ordersAt(orders, index, count), ...orders.slice(index)]
    }, []),
  )

describe('order keys', () => {
  it('go where they were put, however often somebody inserts', () => {
    fc.assert(
      fc.property(grown, (orders) => {
        expect([...orders].sort()).toEqual(orders)
        expect(new Set(orders).size).toBe(orders.length)
        expect(orders.every(isOrder)).toBe(true)
      }),
    )
  })

  it('go behind all that share a key, where two people have drawn the same one', () => {
    const orders = ['a0', 'a1', 'a1', 'a2']
    const [order = ''] = ordersAt(orders, 2, 1)
    expect(order > 'a1' && order < 'a2').toBe(true)
    expect(ordersAt(['a1', 'a1'], 1, 1)[0]?.localeCompare('a1')).toBe(1)
  })

  it('of things that share a key are told apart by the id', () => {
    const [a, b] = [
      { id: 'a', order: FIRST_ORDER },
      { id: 'b', order: FIRST_ORDER },
    ]
    expect([b, a].sort(compareByOrder)).toEqual([a, b])
  })

  it('come in any number for a new list, also in none', () => {
    expect(newOrders(0)).toEqual([])
    const orders = newOrders(200)
    expect([...orders].sort()).toEqual(orders)
    expect(new Set(orders).size).toBe(200)
  })

  it.each(['', 'a', 'a00', '0a', 'a-', 'zz', `A${'0'.repeat(26)}`, 'a1'.padEnd(201, '1'), 7, null])(
    'are not %j, which would break the next insertion',
    (value) => {
      expect(isOrder(value)).toBe(false)
    },
  )
})
