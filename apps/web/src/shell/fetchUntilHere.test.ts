import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchUntilHere } from './fetchUntilHere.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.head.replaceChildren()
})

const isMissing = async () => {
  throw new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/clipboard.js')
}

it('asks again for a style that did not come before it takes the code for whole', async () => {
  // Without an address nothing is really fetched: the test answers.
  vi.spyOn(HTMLLinkElement.prototype, 'href', 'set').mockImplementation(() => {})
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  document.head.append(style)
  // Vite asks for a style once: then the code comes without it.
  const fetchCode = vi.fn(async () => {
    if (fetchCode.mock.calls.length > 1) return 'code'
    style.dispatchEvent(new Event('error'))
    throw new Error('Unable to preload CSS for /assets/clipboard.css')
  })
  const came = vi.fn()
  void fetchUntilHere(fetchCode, new AbortController().signal).then(came)
  await vi.advanceTimersByTimeAsync(10_000)
  const again = document.querySelector('link')
  expect(again).not.toBe(style)
  expect(came).not.toHaveBeenCalled()
  again?.dispatchEvent(new Event('load'))
  await vi.advanceTimersByTimeAsync(0)
  expect(came).toHaveBeenCalledWith('code')
})

it('ends at once when nobody waits for it any more', async () => {
  const leaving = new AbortController()
  const came = vi.fn()
  void fetchUntilHere(isMissing, leaving.signal).then(came)
  await vi.advanceTimersByTimeAsync(1000)
  leaving.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(came).toHaveBeenCalledWith(null)
  expect(vi.getTimerCount()).toBe(0)
})
