import { EMPTY_SEARCH } from '@journeyboard/editor/search'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { FindFilter } from './FindFilter.tsx'

afterEach(cleanup)

it('still tells of an owner whom no card has any more, and lets go of them', async () => {
  const handleChange = vi.fn()
  const search = { ...EMPTY_SEARCH, owner: 'Nobody here' }
  renderOnBoard(<FindFilter search={search} onChange={handleChange} />, openTestBoard(shopRecords()))
  await userEvent.click(screen.getByRole('button', { name: 'Only some cards' }))
  const owner = await screen.findByLabelText<HTMLSelectElement>('Owner')
  expect(owner.selectedOptions[0]?.textContent).toBe('Nobody here')
  await userEvent.selectOptions(owner, 'Any')
  expect(handleChange).toHaveBeenCalledWith(EMPTY_SEARCH)
})
