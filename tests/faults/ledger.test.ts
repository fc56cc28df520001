import { describe, expect, it } from 'vitest'
import { createLedger } from './ledger.ts'

describe('the ledger', () => {
  it('complains about a value that was saved and is gone, or is older', () => {
    const ledger = createLedger()
    ledger.wrote('ada~1', false)
    ledger.wrote('ada~1', false)
    ledger.confirmed(ledger.positionOf('ada'))
    expect(ledger.brokenPromises(new Map([['ada~1', 2]]))).toEqual([])
    expect(ledger.brokenPromises(new Map([['ada~1', 1]]))).toHaveLength(1)
    expect(ledger.brokenPromises(new Map())).toHaveLength(1)
  })

  it('complains about a deletion that was seen and is undone', () => {
    const ledger = createLedger()
    ledger.wrote('ada~1', false)
    ledger.wrote('ada~1', true)
    ledger.seen('ada~1', undefined, 1)
    expect(ledger.brokenPromises(new Map())).toEqual([])
    expect(ledger.brokenPromises(new Map([['ada~1', 1]]))).toHaveLength(1)
  })

  it('does not complain about what nobody was told', () => {
    const ledger = createLedger()
    ledger.wrote('ada~1', false)
    expect(ledger.brokenPromises(new Map())).toEqual([])
  })

  it('accepts what was written after the promise', () => {
    const ledger = createLedger()
    ledger.wrote('ada~1', false)
    ledger.confirmed(ledger.positionOf('ada'))
    ledger.wrote('ada~1', true)
    ledger.wrote('ada~1', false)
    expect(ledger.brokenPromises(new Map())).toEqual([])
    expect(ledger.brokenPromises(new Map([['ada~1', 3]]))).toEqual([])
  })
})
