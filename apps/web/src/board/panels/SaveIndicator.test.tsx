import { ALL_RIGHTS, noRights } from '@journeyboard/editor'
import type { SavedStatus } from '@journeyboard/session'
import { act, cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { SaveIndicator } from './SaveIndicator.tsx'

afterEach(cleanup)

const sentence = 'The server does not know this map.'

describe('SaveIndicator', () => {
  it.each<[SavedStatus, string]>([
    [{ state: 'loading' }, 'Opening…'],
    [{ state: 'saved' }, 'Saved'],
    [{ state: 'saving' }, 'Saving…'],
    [{ state: 'offline', changes: 0, device: 'kept' }, 'Offline'],
    [{ state: 'offline', changes: 3, device: 'kept' }, 'Offline, kept on this device (3 changes)'],
    [{ state: 'offline', changes: 1, device: 'writing' }, 'Offline, being kept on this device (1 change)'],
    [{ state: 'offline', changes: 3, device: 'failed' }, 'Offline, not kept if you close this page (3 changes)'],
    [{ state: 'reconnecting', changes: 0, device: 'kept' }, 'Reconnecting…'],
    [{ state: 'reconnecting', changes: 2, device: 'kept' }, 'Reconnecting… (2 changes)'],
    [{ state: 'blocked', sentence, changes: 0, device: 'kept' }, `Blocked: ${sentence}`],
    [{ state: 'readOnly', sentence, changes: 0, device: 'kept' }, `Read-only: ${sentence}`],
  ])('%j reads "%s"', (status, text) => {
    const open = openTestBoard(shopRecords())
    renderOnBoard(<SaveIndicator />, open)
    act(() => open.status.setState(status, true))
    expect(screen.getByRole('status').textContent).toBe(text)
  })

  it('is not saved before its images are', () => {
    const open = openTestBoard(shopRecords())
    renderOnBoard(<SaveIndicator />, open)
    act(() => open.unsentImages.setState({ waiting: 2 }))
    expect(screen.getByRole('status').textContent).toBe('Sending 2 images…')
    act(() => open.unsentImages.setState({ waiting: 0, refusals: ['The map is full.'] }))
    expect(screen.getByRole('status').textContent).toBe('An image is not on the server')
  })

  it('says why nothing can be changed, and that nothing waits to be saved', async () => {
    const open = openTestBoard(shopRecords())
    renderOnBoard(<SaveIndicator />, open)
    act(() => open.status.setState({ state: 'saved' }, true))
    act(() => open.board.rights.setState(noRights('Read-only: you may look at this map.'), true))
    expect(screen.getByRole('status').textContent).toBe('Read-only: you may look at this map')
    act(() => open.board.rights.setState(ALL_RIGHTS, true))
    expect(screen.getByRole('status').textContent).toBe('Saved')
  })

  it('offers whoever made too much for a full map to download it, or to give that up and go on', async () => {
    const open = openTestBoard(shopRecords())
    const reloaded = vi.spyOn(window.location, 'reload').mockImplementation(() => {})
    const stuck = {
      state: 'readOnly',
      sentence: 'This map is full.',
      changes: 2,
      device: 'kept',
      isStuck: true,
    } as const
    open.status.setState(stuck, true)
    renderOnBoard(<SaveIndicator />, open)
    await userEvent.click(screen.getByRole('button'))
    await screen.findByRole('button', { name: 'Download' })
    await userEvent.click(screen.getByRole('button', { name: 'Go on without them' }))
    const question = screen.getByRole('alertdialog', { name: 'Give up 2 changes?' })
    expect(document.activeElement?.textContent).toBe('Keep')
    await userEvent.click(within(question).getByRole('button', { name: 'Keep' }))
    expect(open.leavings.count).toBe(0)
    await userEvent.click(screen.getByRole('button', { name: 'Go on without them' }))
    await userEvent.click(screen.getByRole('button', { name: 'Give up' }))
    expect(open.leavings.count).toBe(1)
    await vi.waitFor(() => expect(reloaded).toHaveBeenCalled())
    reloaded.mockRestore()
  })

  it('explains itself and tries again when asked', async () => {
    const open = openTestBoard(shopRecords())
    open.status.setState({ state: 'offline', changes: 3, device: 'failed' }, true)
    renderOnBoard(<SaveIndicator />, open)
    await userEvent.click(screen.getByRole('button'))
    expect((await screen.findByRole('dialog')).textContent).toContain('This browser keeps no copy of 3 changes')
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(open.reconnects.count).toBe(1)
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
