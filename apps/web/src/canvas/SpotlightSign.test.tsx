import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { createSpotlight, NOTICE } from '../board/people/spotlight.ts'
import { openTestBoard, renderOnBoard, shopRecords } from '../board/testing/openTestBoard.tsx'
import { peerNamed } from '../board/testing/testPresence.ts'
import { SpotlightSign } from './SpotlightSign.tsx'

afterEach(cleanup)

/** Olga has just turned the spotlight on; `isBusy`: the person at this screen writes something. */
function beBrought(isBusy = false) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const test = openTestBoard(shopRecords())
  const spotlight = createSpotlight({ board: test.board, presence: test.session.presence, isBusy: () => isBusy })
  onTestFinished(spotlight.stop)
  renderOnBoard(<SpotlightSign spotlight={spotlight} />, test)
  act(() => test.peers.setState([peerNamed(1, 'Olga', { spotlight: 1 })], true))
  const waitOut = () => act(() => vi.advanceTimersByTime(NOTICE))
  return { waitOut, followed: () => test.board.panels.getState().followed }
}

it('whoever says within the notice that they stay is not brought along, and may still join', async () => {
  const { waitOut, followed } = beBrought()
  expect(screen.getByText(/^Olga brings you along in/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Stay here' }))
  expect(screen.getByText('Olga has the spotlight')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Stay here' })).toBeNull()
  waitOut()
  expect(followed()).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Join' }))
  expect(followed()).toBe(1)
})

it('whoever says nothing is brought along', () => {
  const { waitOut, followed } = beBrought()
  waitOut()
  expect(followed()).toBe(1)
  expect(screen.queryByRole('button', { name: 'Stay here' })).toBeNull()
})

it('whoever was busy when the notice ran out is asked, and may stay', async () => {
  const { waitOut, followed } = beBrought(true)
  waitOut()
  expect(screen.getByText('Olga wants to show something')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Stay here' }))
  expect(screen.getByText('Olga has the spotlight')).toBeTruthy()
  expect(followed()).toBeNull()
})
