import { afterEach, expect, it, vi } from 'vitest'
import { askForSnapshot, fetchOrTakeEarly } from './earlySnapshot.ts'

const ORIGIN = 'http://board.test'
const ADDRESS = `${ORIGIN}/api/maps/abcdefghij/snapshot`

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
  askForSnapshot({ origin: ORIGIN, pathname: '/map/abcdefghij' })
  expect(fetched).toEqual([ADDRESS])
  expect(await (await fetchOrTakeEarly(`${ORIGIN}/other`)).text()).toBe('answer 2')
  expect(await (await fetchOrTakeEarly(ADDRESS)).text()).toBe('answer 1')
  expect(await (await fetchOrTakeEarly(ADDRESS)).text()).toBe('answer 3')
})

it.each(['/', '/map/', '/map/no name', '/map/abcdefghij/more'])('asks for nothing at %s', (pathname) => {
  const fetched = watchFetch()
  askForSnapshot({ origin: ORIGIN, pathname })
  expect(fetched).toEqual([])
})
