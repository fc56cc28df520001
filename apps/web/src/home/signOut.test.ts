import { type OwnMap, PATHS } from '@journeyboard/protocol'
import { afterEach, expect, it, vi } from 'vitest'
import { keepToken } from '../access/linkTokens.ts'
import { type Answers, stubServer } from '../access/testing/stubServer.ts'
import { forgetMap, knownMaps, rememberMap } from './knownMaps.ts'
import { signOut } from './signOut.ts'

afterEach(() => {
  for (const { id } of knownMaps.getState()) forgetMap(id)
  localStorage.clear()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const listed = () => knownMaps.getState().map(({ id }) => id)
const own = (id: string): OwnMap => ({ id, title: id, role: 'own', lastSeenAt: 1 })

function signedIn(more: Answers = {}): void {
  for (const id of ['of nobody here', 'of the account', 'with a link made here', 'with an owner link']) {
    rememberMap({ id, title: id, picture: null })
  }
  keepToken('with a link made here', { id: 'link', role: 'comment', token: 'token' })
  keepToken('with an owner link', { id: 'link', role: 'own', token: 'token' })
  const maps = listed().filter((id) => id !== 'of nobody here')
  stubServer({ [`GET ${PATHS.maps}`]: maps.map(own), [`DELETE ${PATHS.session}`]: null, ...more })
}

it('takes the maps of the account off the list, and leaves those that are reached without it', async () => {
  signedIn()
  await signOut(PATHS.session)
  expect(listed().toSorted()).toEqual(['of nobody here', 'with a link made here'])
})

it('leaves everything as it was when the server can not be asked', async () => {
  signedIn({ [`DELETE ${PATHS.session}`]: 'gone' })
  await expect(signOut(PATHS.session)).rejects.toThrow()
  expect(listed()).toHaveLength(4)
})
