import { type MapAccess, TRASHED_MAP } from '@journeyboard/protocol'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { me } from '../access/meStore.ts'
import { forgetMap, knownMaps } from '../home/knownMaps.ts'
import type { AccessState } from './mapAccess.ts'
import { openTestBoard, renderOnBoard, shopRecords } from './testing/openTestBoard.tsx'
import { useRememberedMap } from './useRememberedMap.ts'

const ids = () => knownMaps.getState().map(({ id }) => id)

afterEach(() => {
  cleanup()
  for (const id of ids()) forgetMap(id)
})

function Remembered() {
  useRememberedMap()
  return null
}

const accessOf = (id: string): MapAccess => ({
  role: 'edit',
  person: { id, name: 'Mara', color: '#0f766e' },
  addressRole: 'view',
  locks: { structure: false, cards: false },
})

/** Has a map open, lets that become of this person, and leaves it. */
async function leaveAs(state: AccessState): Promise<void> {
  const test = openTestBoard(shopRecords())
  const { unmount } = renderOnBoard(<Remembered />, test)
  test.access.store.setState({ access: accessOf('mara'), refusal: null })
  test.access.store.setState(state)
  unmount()
  // What is remembered is fetched first: what is asked for later comes later.
  await Promise.all([import('../home/knownMaps.ts'), import('../home/makeMiniature.ts')])
}

it.each<readonly [string, AccessState]>([
  ['is left', { access: accessOf('mara'), refusal: null }],
  ['goes into the trash', { access: null, refusal: TRASHED_MAP }],
])('remembers the map once more when it %s', async (_, state) => {
  await leaveAs(state)
  await vi.waitFor(() => expect(ids()).toEqual(['testmap1']))
})

it.each<readonly [string, AccessState]>([
  ['is let in no more', { access: null, refusal: 'You were taken off this map.' }],
  ['is somebody else now', { access: accessOf('guest'), refusal: null }],
])('leaves the list as it is when this person %s', async (_, state) => {
  await leaveAs(state)
  expect(ids()).toEqual([])
})

it('gives the map to the account of whoever sits here, though that is heard only after it was listed', async () => {
  const test = openTestBoard(shopRecords())
  test.access.store.setState({ access: null, refusal: null })
  renderOnBoard(<Remembered />, test)
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  visibility.mockRestore()
  await vi.waitFor(() => expect(ids()).toEqual(['testmap1']))
  const person = accessOf('mara').person
  const account = { name: 'Mara' }
  me.setState({ person, account, access: 'private', mayCreate: true, isAdministrator: false, sendsMail: false }, true)
  test.access.store.setState({ access: accessOf('mara') })
  await vi.waitFor(() => expect(localStorage.getItem('journeyboard:account')).toContain('testmap1'))
  me.setState(null, true)
})
