import { expect, it } from 'vitest'
import { shareReads } from './sharedReads.ts'

/** A log whose reads end when they are told to, each with how many had begun by then. */
function setUp() {
  const begun: { mapId: string; end: PromiseWithResolvers<string> }[] = []
  const read = shareReads((mapId) => {
    const end = Promise.withResolvers<string>()
    begun.push({ mapId, end })
    return end.promise
  })
  const end = (index: number) => begun[index]?.end.resolve(`read ${index}`)
  return { begun, read, end }
}

it('who comes while a map is being read waits for the next read, with all others', async () => {
  const { begun, read, end } = setUp()
  const first = read('one')
  const others = [read('one'), read('one'), read('one')]
  expect(begun).toHaveLength(1)
  end(0)
  expect(await first).toBe('read 0')
  await Promise.resolve()
  // The next read is under way by now, and may have begun before what this one knows of.
  const late = read('one')
  end(1)
  expect(await Promise.all(others)).toEqual(['read 1', 'read 1', 'read 1'])
  await Promise.resolve()
  end(2)
  expect(await late).toBe('read 2')
  expect(begun).toHaveLength(3)
})

it('another map is read at once, and so is this one when nobody is reading it', async () => {
  const { begun, read, end } = setUp()
  const [one, other] = [read('one'), read('other')]
  expect(begun.map(({ mapId }) => mapId)).toEqual(['one', 'other'])
  end(0)
  end(1)
  expect(await Promise.all([one, other])).toEqual(['read 0', 'read 1'])
  const again = read('one')
  end(2)
  expect(await again).toBe('read 2')
})

it('a read that fails is told to those who shared it, and to nobody after them', async () => {
  const { begun, read, end } = setUp()
  const first = read('one')
  const second = read('one')
  begun[0]?.end.reject(new Error('The disk is gone'))
  await expect(first).rejects.toThrow('The disk is gone')
  end(1)
  expect(await second).toBe('read 1')
})
