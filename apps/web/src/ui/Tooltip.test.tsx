import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IconButton } from './IconButton.tsx'
import { TooltipProvider } from './Tooltip.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function renderButtons(): readonly [HTMLElement, HTMLElement] {
  render(
    <TooltipProvider>
      <IconButton label="Undo" shortcut="Ctrl+Z" icon={<i data-testid="icon" />} />
      <IconButton label="Redo" icon={<i />} />
    </TooltipProvider>,
  )
  return [screen.getByRole('button', { name: 'Undo' }), screen.getByRole('button', { name: 'Redo' })]
}

/** The label's own code is fetched for the first one. */
async function wait(milliseconds: number): Promise<void> {
  act(() => vi.advanceTimersByTime(milliseconds))
  await act(() => vi.dynamicImportSettled())
}

it('shows name and keys once the pointer rests, and the next one at once', async () => {
  const [undo, redo] = renderButtons()
  fireEvent.pointerOver(undo)
  await wait(499)
  expect(screen.queryByRole('tooltip')).toBeNull()
  await wait(1)
  const tooltip = screen.getByRole('tooltip')
  expect(tooltip.textContent).toBe('UndoCtrl+Z')
  expect(undo.getAttribute('aria-describedby')).toBe(tooltip.id)
  fireEvent.pointerOver(redo)
  await wait(0)
  expect(screen.getByRole('tooltip').textContent).toBe('Redo')
  expect(undo.hasAttribute('aria-describedby')).toBe(false)
  fireEvent.pointerOver(document.body)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

it('goes when the button is pressed, and stays away while the pointer is there', async () => {
  const [undo] = renderButtons()
  fireEvent.pointerOver(undo)
  await wait(500)
  fireEvent.pointerDown(undo)
  fireEvent.pointerOver(screen.getByTestId('icon'))
  await wait(1000)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

it('goes with Escape, and does not show for a finger', async () => {
  const [undo, redo] = renderButtons()
  fireEvent.pointerOver(undo)
  await wait(500)
  fireEvent.keyDown(undo, { key: 'Escape' })
  expect(screen.queryByRole('tooltip')).toBeNull()
  fireEvent.pointerOver(redo, { pointerType: 'touch' })
  await wait(1000)
  expect(screen.queryByRole('tooltip')).toBeNull()
})
