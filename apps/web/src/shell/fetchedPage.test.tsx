import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { createPageSource, FetchedPage } from './fetchedPage.tsx'

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>

// React and the boundary report what was thrown; here it is thrown on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('a page that is fetched', () => {
  it('says that it is loading, and then is there', async () => {
    const fetchPage = vi.fn(async () => Greeting)
    const source = createPageSource(fetchPage)
    render(<FetchedPage source={source} props={{ name: 'Ada' }} />)
    expect(screen.getByRole('status').textContent).toBe('Loading')
    expect(await screen.findByText('Hello Ada')).toBeTruthy()
    cleanup()
    render(<FetchedPage source={source} props={{ name: 'Ben' }} />)
    expect(screen.getByText('Hello Ben')).toBeTruthy()
    expect(fetchPage).toHaveBeenCalledOnce()
  })

  it('breaks in sight when it can not be fetched', async () => {
    const source = createPageSource(async () => {
      throw new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/Board.js')
    })
    render(
      <ErrorBoundary>
        <FetchedPage source={source} props={{}} />
      </ErrorBoundary>,
    )
    expect(await screen.findByText(/A part of the app could not be fetched/)).toBeTruthy()
  })
})
