import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createOffice } from './office.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('tells when it can not be read which links have ended, and looks again', () => {
  const { tables } = createMemoryLog()
  const errors: unknown[] = []
  let reads = 0
  const broken = {
    ...tables,
    all(): never {
      reads += 1
      throw new Error('disk I/O error')
    },
  }
  const office = createOffice({
    tables: broken,
    mode: 'open',
    isSecure: false,
    notify: () => {},
    onError: (error) => void errors.push(error),
  })
  vi.advanceTimersByTime(1000)
  office.close()
  expect(reads).toBeGreaterThanOrEqual(2)
  expect(errors.length).toBeGreaterThanOrEqual(2)
})
