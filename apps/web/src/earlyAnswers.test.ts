import { afterEach, expect, it, vi } from 'vitest'
import { askEarly, fetchOrTakeEarly } from './earlyAnswers.ts'

const ORIGIN = 'http://board.test'
const ADDRESS = `${ORIGIN}/api/maps/abcdefghij/snapshot`
const ME = `${ORIGIN}/api/me`

/** What was really fetched. */
function watchFetch(): string[] {
  const fetched: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address)
    return new Response(`answer ${fetched.length}`)
  })
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

it('gives the early answer once, and later ones from the server', async () => {
  const fetched = watchFetch()
  askEarly({ origin: ORIGIN, pathname: '/map/abcdefghij' })
  expect(fetched).toEqual([ADDRESS, ME])
  expect(await (await fetchOrTakeEarly(`${ORIGIN}/other`)).text()).toBe('answer 3')
  expect(await (await fetchOrTakeEarly(ADDRESS)).text()).toBe('answer 1')
  expect(await (await fetchOrTakeEarly(ME)).text()).toBe('answer 2')
  expect(await (await fetchOrTakeEarly(ADDRESS)).text()).toBe('answer 4')
})

it.each(['/', '/map/', '/map/no name', '/map/abcdefghij/more'])('asks for nothing at %s', (pathname) => {
  const fetched = watchFetch()
  askEarly({ origin: ORIGIN, pathname })
  expect(fetched).toEqual([])
})
