import type { Me, OwnMap, TrashedMap } from '@journeyboard/protocol'
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { becomeMe } from '../access/me.ts'
import { type Answers, stubServer } from '../access/testing/stubServer.ts'
import { deleteForEver, deleteMap, fetchTrash, trash } from '../trash/trash.ts'
import { forgetMap, knownMaps, rememberMap } from './knownMaps.ts'
import { useListedMaps } from './ownMaps.ts'

const MARA: Me = {
  person: { id: 'mara', name: 'Mara', color: '#0f766e' },
  account: { name: 'Mara' },
  access: 'open',
  mayCreate: true,
  isAdministrator: false,
  sendsMail: false,
}
const own = (id: string): OwnMap => ({ id, title: `Map ${id}`, role: 'own', lastSeenAt: 1 })
const trashed = (id: string): TrashedMap => ({ id, isOwn: true, title: `Map ${id}`, deletedAt: 2, deletedBy: 'Mara' })
const me = { 'GET /api/me': MARA, 'PATCH /api/me': MARA }

let answers: Answers
beforeEach(() => {
  for (const { id } of knownMaps.getState()) forgetMap(id)
  trash.setState([], true)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** What is listed, by id, and what the server has to say from now on. */
function list(first: Answers) {
  answers = { ...me, ...first }
  stubServer(answers)
  becomeMe(MARA)
  const { result } = renderHook(useListedMaps)
  return () => result.current.map(({ id }) => id)
}

describe('the list of maps of somebody with an account', () => {
  it('shows again what was put back from the trash elsewhere', async () => {
    const listed = list({ 'GET /api/maps': [own('one')], 'GET /api/trash': [trashed('two')] })
    await vi.waitFor(() => expect(trash.getState()).toHaveLength(1))
    await vi.waitFor(() => expect(listed()).toEqual(['one']))
    Object.assign(answers, { 'GET /api/maps': [own('one'), own('two')], 'GET /api/trash': [] })
    await act(fetchTrash)
    await vi.waitFor(() => expect(listed()).toEqual(['one', 'two']))
  })

  it('keeps on this device what another page has put back meanwhile', async () => {
    const listed = list({ 'GET /api/maps': [], 'GET /api/trash': [trashed('two')] })
    await vi.waitFor(() => expect(trash.getState()).toHaveLength(1))
    answers['GET /api/trash'] = []
    act(() => rememberMap({ id: 'two', title: 'Map two', picture: null }))
    await vi.waitFor(() => expect(listed()).toEqual(['two']))
    expect(knownMaps.getState().map(({ id }) => id)).toEqual(['two'])
  })

  it('does not bring back what is deleted for ever, though the server can not be asked any more', async () => {
    const listed = list({ 'GET /api/maps': [own('one'), own('two')], 'GET /api/trash': [] })
    await vi.waitFor(() => expect(listed()).toEqual(['one', 'two']))
    Object.assign(answers, {
      'GET /api/maps': 'gone',
      'DELETE /api/maps/two': null,
      'DELETE /api/trash/two': null,
    })
    await act(() => deleteMap(own('two')))
    await act(() => deleteForEver('two'))
    expect(listed()).toEqual(['one'])
  })
  it('says of a map that it is in the trash of somebody else, and forgets it not', async () => {
    rememberMap({ id: 'one', title: 'Map one', picture: null })
    answers = { ...me, 'GET /api/maps': [], 'GET /api/trash': [{ ...trashed('one'), isOwn: false, title: '' }] }
    stubServer(answers)
    becomeMe(MARA)
    const { result } = renderHook(useListedMaps)
    await vi.waitFor(() => expect(result.current).toMatchObject([{ title: 'Map one', isInTrash: true }]))
    expect(trash.getState()).toEqual([])
    answers['GET /api/trash'] = []
    await act(fetchTrash)
    expect(result.current).toMatchObject([{ id: 'one', isInTrash: false }])
  })
})
