import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useFetchedAhead } from './useFetchedAhead.ts'

afterEach(cleanup)

it('waits for a hand, and fetches once', async () => {
  const fetchCode = vi.fn(async () => {})
  renderHook(() => useFetchedAhead(fetchCode))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(fetchCode).not.toHaveBeenCalled()
  fireEvent.pointerMove(document.body)
  fireEvent.keyDown(document.body, { key: 'n' })
  await vi.waitFor(() => expect(fetchCode).toHaveBeenCalledOnce(), { timeout: 5000 })
})
