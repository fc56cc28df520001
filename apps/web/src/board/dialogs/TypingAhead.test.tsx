import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { TypingAhead } from './TypingAhead.tsx'

afterEach(cleanup)

it('Esc gives up the dialog that is being fetched, and is not taken again by the board that has the focus then', () => {
  let closed = 0
  render(<TypingAhead onType={() => {}} onClose={() => (closed += 1)} />)
  expect(fireEvent.keyDown(screen.getByLabelText('Opening…'), { key: 'a' })).toBe(true)
  expect(fireEvent.keyDown(screen.getByLabelText('Opening…'), { key: 'Escape' })).toBe(false)
  expect(closed).toBe(1)
})
