import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TooltipProvider } from '../ui/Tooltip.tsx'
import { KnownMapList } from './KnownMapList.tsx'
import { forgetMap, rememberMap } from './knownMaps.ts'

const COUNT = 'journeyboard:unsaved:known00001:tab'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  // A server that never answers.
  vi.stubGlobal('WebSocket', class extends EventTarget {})
  rememberMap({ id: 'known00001', title: 'Office furniture', picture: null })
  rememberMap({ id: 'known00002', title: 'Saved all', picture: null })
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  for (const id of ['known00001', 'known00002']) forgetMap(id)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const showList = () =>
  render(
    <TooltipProvider>
      <KnownMapList mayCreate />
    </TooltipProvider>,
  )

it('a map with changes that only this device has says so, until the server has them', () => {
  localStorage.setItem(COUNT, '1/3')
  showList()
  expect(screen.getByRole('status').closest('li')?.textContent).toContain('Office furniture')
  expect(screen.getByRole('status').textContent).toBe(
    '3 changes only on this device, to be sent when the server answers',
  )
  localStorage.setItem(COUNT, '1/1')
  act(() => void vi.advanceTimersByTime(2000))
  expect(screen.getByRole('status').textContent).toMatch(/^1 change only on this device/)
  localStorage.removeItem(COUNT)
  act(() => void vi.advanceTimersByTime(2000))
  expect(screen.queryByRole('status')).toBeNull()
})

it('changes that are kept after the list was shown appear in it', () => {
  showList()
  expect(screen.queryByRole('status')).toBeNull()
  localStorage.setItem(COUNT, '1/2')
  act(() => void vi.advanceTimersByTime(2000))
  expect(screen.getByRole('status').textContent).toMatch(/^2 changes/)
})
