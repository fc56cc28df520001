import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Routes } from '../routes.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('an address that leads nowhere', () => {
  it.each(['/nowhere', '/map/no', '/map/with%20space', '/map/abcdefgh/more'])(
    '%s says so and leads home',
    async (path) => {
      history.replaceState(null, '', path)
      render(<Routes />)
      expect(await screen.findByRole('heading', { name: 'There is no page at this address' })).toBeTruthy()
      expect(screen.getByRole('link', { name: 'Go to your maps' }).getAttribute('href')).toBe('/')
      await waitFor(() => expect(document.title).toBe('Not found – Journeyboard'))
    },
  )
})

describe('a page that breaks', () => {
  // React and the boundary report what was thrown; here it is thrown on purpose.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

  it('says that it is not the person’s fault, and offers to reload', () => {
    render(
      <ErrorBoundary>
        <Broken error={new Error('No such lane')} />
      </ErrorBoundary>,
    )
    expect(screen.getByRole('heading', { name: 'This page broke' })).toBeTruthy()
    expect(screen.getByText(/fault of Journeyboard, not yours/)).toBeTruthy()
    expect(screen.getByText('Error: No such lane')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy()
  })

  it('says that a part is missing when a script did not arrive', () => {
    render(
      <ErrorBoundary>
        <Broken
          error={new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/Board.js')}
        />
      </ErrorBoundary>,
    )
    expect(screen.getByText(/A part of the app could not be fetched/)).toBeTruthy()
  })
})

function Broken({ error }: { readonly error: Error }): never {
  throw error
}
