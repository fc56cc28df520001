import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { type ComponentType, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { dismissToast, Toaster } from '../ui/toasts.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Later } from './Later.tsx'
import { lazyAgain } from './lazyAgain.tsx'

// React reports what a boundary catches; here it is thrown on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
  await dismissToast('missing-part')
})

const MISSING = 'Failed to fetch dynamically imported module: http://localhost/assets/Sheet.js'

/** Fails as often as told, and comes then. */
function fetchSheet(failures: number, error: Error = new TypeError(MISSING)) {
  let asked = 0
  return vi.fn(async () => {
    asked += 1
    if (asked <= failures) throw error
    return () => <p>The sheet</p>
  })
}

function Board({ Sheet }: { readonly Sheet: ComponentType }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Later onMissing={() => setOpen(false)}>{isOpen && <Sheet />}</Later>
    </>
  )
}

function openBoard(failures: number, error?: Error) {
  const fetchPart = fetchSheet(failures, error)
  render(
    <ErrorBoundary>
      <Board Sheet={lazyAgain(fetchPart)} />
      <Toaster />
    </ErrorBoundary>,
  )
  return { fetchPart, open: () => act(() => screen.getByRole('button', { name: 'Open' }).click()) }
}

it.each([
  { server: 'is gone', answer: () => Promise.reject(new TypeError('offline')), words: /without the server/ },
  { server: 'has a newer app', answer: () => Promise.resolve(new Response('ok')), words: /new version may have come/ },
])('what does not come because the server $server is closed with a word, and asked for again', async (given) => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(given.answer)
  const { fetchPart, open } = openBoard(1)
  open()
  expect(await screen.findByText(given.words)).toBeTruthy()
  expect(fetchPart).toHaveBeenCalledTimes(1)
  open()
  expect(await screen.findByText('The sheet')).toBeTruthy()
})

it('a fault in a part is no missing part: the page says that it broke', async () => {
  const { open } = openBoard(1, new Error('No such lane'))
  open()
  expect(await screen.findByRole('heading', { name: 'This page broke' })).toBeTruthy()
})

it('what nobody has opened comes later by itself', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const fetchPart = fetchSheet(1)
  const Sheet = lazyAgain(fetchPart)
  render(
    <Later>
      <Sheet />
    </Later>,
  )
  await waitFor(() => expect(console.error).toHaveBeenCalled())
  expect(fetchPart).toHaveBeenCalledTimes(1)
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(await screen.findByText('The sheet')).toBeTruthy()
})

it('draws at once what was prepared, and asks once', async () => {
  const fetchPart = fetchSheet(0)
  const Sheet = lazyAgain(fetchPart)
  await Sheet.prepare()
  render(<Board Sheet={Sheet} />)
  act(() => screen.getByRole('button', { name: 'Open' }).click())
  expect(screen.getByText('The sheet')).toBeTruthy()
  expect(fetchPart).toHaveBeenCalledOnce()
})

it('asks again for what could not be prepared', async () => {
  const fetchPart = fetchSheet(1)
  const Sheet = lazyAgain(fetchPart)
  await expect(Sheet.prepare()).rejects.toThrow(MISSING)
  render(<Board Sheet={Sheet} />)
  act(() => screen.getByRole('button', { name: 'Open' }).click())
  expect(await screen.findByText('The sheet')).toBeTruthy()
})
