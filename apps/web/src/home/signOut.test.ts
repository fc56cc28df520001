import 'fake-indexeddb/auto'
import { type Me, type OwnMap, PATHS, type TrashedMap } from '@journeyboard/protocol'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepToken } from '../access/linkTokens.ts'
import { type Answers, stubServer } from '../access/testing/stubServer.ts'
import { forgetAccount, forgetEndedAccount, noteAccountMaps } from './accountMaps.ts'
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
const trashed = (id: string): TrashedMap => ({ id, isOwn: true, title: id, deletedAt: 1, deletedBy: 'Mara' })

function signedIn(more: Answers = {}): void {
  for (const id of [
    'of nobody here',
    'of the account',
    'in the trash',
    'with a link made here',
    'with an owner link',
  ]) {
    rememberMap({ id, title: id, picture: null })
  }
  keepToken('with a link made here', { id: 'link', role: 'comment', token: 'token' })
  keepToken('with an owner link', { id: 'link', role: 'own', token: 'token' })
  const maps = listed().filter((id) => id !== 'of nobody here' && id !== 'in the trash')
  const answers = { [`GET ${PATHS.maps}`]: maps.map(own), [`GET ${PATHS.trash}`]: [trashed('in the trash')] }
  stubServer({ ...answers, [`DELETE ${PATHS.session}`]: null, ...more })
}

function keepCopy(name: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const request = indexedDB.open(name)
  request.onsuccess = () => {
    request.result.close()
    resolve()
  }
  return promise
}

async function copies(): Promise<readonly string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  return names.filter((name) => /^journeyboard:.*:/.test(name))
}

it('takes the maps of the account off the list, and leaves those that are reached without it', async () => {
  signedIn()
  await signOut(PATHS.session)
  expect(listed().toSorted()).toEqual(['of nobody here', 'with a link made here'])
})

it('deletes what a map could be opened from without network', async () => {
  signedIn()
  const names = ['of the account', 'in the trash', 'of nobody here'].map((id) => `journeyboard:${id}:1`)
  await Promise.all(names.map(keepCopy))
  await signOut(PATHS.session)
  expect(await copies()).toEqual(['journeyboard:of nobody here:1'])
})

it('deletes the images that the service worker has kept of them', async () => {
  signedIn()
  const address = (id: string) => new URL(PATHS.image(id, 'hash'), location.href).href
  const kept = new Set(['of-the-account', 'of-the-account-of-somebody'].map(address))
  const cache = {
    keys: async () => [...kept].map((url) => ({ url })),
    delete: async ({ url }: Request) => kept.delete(url),
  }
  vi.stubGlobal('caches', { open: async (name: string) => (name === 'images' ? cache : null) })
  await forgetAccount(['of-the-account'])
  expect([...kept]).toEqual([address('of-the-account-of-somebody')])
})

it('leaves everything as it was when the server can not be asked', async () => {
  signedIn({ [`DELETE ${PATHS.session}`]: 'gone' })
  await expect(signOut(PATHS.session)).rejects.toThrow()
  expect(listed()).toHaveLength(5)
})

describe('an account that was signed out elsewhere', () => {
  const meOf = (id: string, account: string | null): Me => ({
    person: { id, name: 'Ben', color: '#336699' },
    account: account === null ? null : { name: account },
    access: 'private',
    mayCreate: false,
    isAdministrator: false,
    sendsMail: false,
  })
  const ben = meOf('p-ben', 'Ben')
  const noteAll = () => noteAccountMaps(ben, ['of the account', 'in the trash', 'with a link made here'])

  it.each([
    ['nobody', meOf('', null)],
    ['a new guest', meOf('p-guest', null)],
    ['somebody else', meOf('p-ada', 'Ada')],
  ])('takes its maps and their copies with it when %s is here instead', async (_, next) => {
    signedIn()
    noteAll()
    await Promise.all(['of the account', 'of nobody here'].map((id) => keepCopy(`journeyboard:${id}:1`)))
    await forgetEndedAccount(next)
    expect(listed().toSorted()).toEqual(['of nobody here', 'with a link made here', 'with an owner link'])
    expect(await copies()).toEqual(['journeyboard:of nobody here:1'])
  })

  it('leaves what has yet to be sent', async () => {
    signedIn()
    noteAll()
    localStorage.setItem('journeyboard:unsaved:of the account:of a tab', '1/2')
    await forgetEndedAccount(meOf('', null))
    expect(listed()).toContain('of the account')
    expect(listed()).not.toContain('in the trash')
  })

  it('takes what was opened last also where more maps are known than are noted', async () => {
    signedIn()
    noteAccountMaps(
      ben,
      Array.from({ length: 500 }, (_, at) => `of long ago ${at}`),
    )
    noteAccountMaps(ben, ['of the account'])
    await forgetEndedAccount(meOf('', null))
    expect(listed()).not.toContain('of the account')
  })

  it('takes nothing while it is signed in, nor from a guest', async () => {
    signedIn()
    noteAccountMaps(meOf('p-guest', null), ['of nobody here'])
    await forgetEndedAccount(meOf('', null))
    noteAll()
    await forgetEndedAccount(ben)
    expect(listed()).toHaveLength(5)
  })
})

it('signs out also where the server does not tell which maps the account has', async () => {
  signedIn({ [`GET ${PATHS.maps}`]: 500 })
  await signOut(PATHS.session)
  expect(listed()).not.toContain('in the trash')
  expect(listed()).toContain('of the account')
})
