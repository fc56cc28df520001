import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useKeptFocus } from './useKeptFocus.ts'

afterEach(cleanup)

function Panel() {
  const panel = useRef<HTMLElement>(null)
  const [isThere, setThere] = useState(true)
  useKeptFocus(panel)
  return (
    <aside ref={panel} tabIndex={-1} aria-label="Comments">
      {isThere && (
        <button type="button" onClick={() => setThere(false)}>
          Delete
        </button>
      )}
    </aside>
  )
}

it('gives the focus to the panel when the button that had it goes', async () => {
  render(<Panel />)
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete' }))
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('complementary')))
})
