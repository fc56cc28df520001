import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'

afterEach(cleanup)

describe('fields', () => {
  it('are found by their labels, visible or not, and say what is wrong', () => {
    render(<TextField label="Owner" hideLabel value="" onValueChange={() => {}} error="Name a person." />)
    const field = screen.getByRole('textbox', { name: 'Owner', description: 'Name a person.' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('report what was chosen', async () => {
    const choose = vi.fn()
    const options = [
      { value: 'before', label: 'Before the purchase' },
      { value: 'after', label: 'After the purchase' },
    ] as const
    render(<Select label="Period" options={options} value="before" onValueChange={choose} />)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Period' }), 'After the purchase')
    expect(choose).toHaveBeenCalledExactlyOnceWith('after')
  })
})

describe('a dialog', () => {
  it('is named and described, and closes by its button and by Escape', async () => {
    render(<PageWithDialog />)
    for (const close of [
      () => userEvent.keyboard('{Escape}'),
      () => userEvent.click(screen.getByRole('button', { name: 'Close' })),
    ]) {
      await userEvent.click(screen.getByRole('button', { name: 'Delete stage' }))
      expect(screen.getByRole('dialog', { name: 'Delete “Discover”?', description: 'It holds 3 cards.' })).toBeTruthy()
      await close()
      expect(screen.queryByRole('dialog')).toBeNull()
    }
  })
})

function PageWithDialog() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete stage</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Delete “Discover”?" description="It holds 3 cards." />
    </>
  )
}
