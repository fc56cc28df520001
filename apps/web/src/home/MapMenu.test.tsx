import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { TooltipProvider } from '../ui/Tooltip.tsx'
import { MapMenu } from './MapMenu.tsx'
import type { ListedMap } from './ownMaps.ts'

const MAP: ListedMap = {
  id: 'known00001',
  title: 'Office furniture',
  openedAt: 1,
  picture: null,
  isKnown: true,
  role: null,
  isInTrash: false,
}

afterEach(cleanup)

function renderMenu(map: ListedMap) {
  render(
    <TooltipProvider>
      <MapMenu map={map} onRemove={() => {}} onDelete={() => {}} />
    </TooltipProvider>,
  )
  return screen.queryByRole('button', { name: 'More about “Office furniture”' })
}

async function offered(map: ListedMap): Promise<readonly (string | null)[]> {
  const button = renderMenu(map)
  if (!button) return []
  await userEvent.click(button)
  await screen.findByRole('menu')
  return screen.getAllByRole('menuitem').map(({ textContent }) => textContent)
}

it('takes off the list what only this browser has there', async () => {
  expect(await offered(MAP)).toEqual(['Remove from this list'])
})

it('does not offer to take off the list what the account puts there on all devices', async () => {
  expect(await offered({ ...MAP, role: 'own' })).toEqual(['Delete…'])
  cleanup()
  expect(await offered({ ...MAP, role: 'edit' })).toEqual([])
})
