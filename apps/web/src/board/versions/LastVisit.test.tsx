import type { LastVisit as Visit } from '@journeyboard/protocol'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { type Answers, stubServer } from '../../access/testing/stubServer.ts'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { LastVisit } from './LastVisit.tsx'

const MAP = '/api/maps/testmap1'
const VISIT: Visit = { person: { id: 'mara', name: 'Mara', color: '#0f766e' }, leftAt: 1, version: null, seen: null }

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Somebody comes back to a map whose server answers so; `renew`: their connection is new. */
function comeBack(answers: Answers) {
  const asked = stubServer(answers)
  let isCounted = false
  const countAsSeen = vi.fn(() => {
    isCounted = true
  })
  const returned = new Set<() => void>()
  const listeners = new Set<(data: unknown) => void>()
  const open = openTestBoard(shopRecords())
  const session = {
    ...open.session,
    countAsSeen,
    isCountedAsSeen: () => isCounted,
    onReturn(listener: () => void) {
      returned.add(listener)
      return () => returned.delete(listener)
    },
    onNotice(_: unknown, listener: (data: unknown) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  renderOnBoard(<LastVisit />, { ...open, session })
  const renew = () => {
    for (const listener of listeners) listener(null)
  }
  /** After they were away for long. */
  const comeAgain = () => {
    isCounted = false
    for (const listener of returned) listener()
  }
  return { asked, countAsSeen, renew, comeAgain }
}

it('asks again with the next connection where no answer came, and counts the visit then', async () => {
  const answers: Answers = { [`GET ${MAP}/last-visit`]: 'gone' }
  const { asked, countAsSeen, renew } = comeBack(answers)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  answers[`GET ${MAP}/last-visit`] = VISIT
  await vi.waitFor(() => {
    renew()
    expect(countAsSeen).toHaveBeenCalledTimes(1)
  })
  const { length } = asked
  renew()
  expect(asked).toHaveLength(length)
})

it('counts the visit also where the version before it can not be had any more', async () => {
  const answers = { [`GET ${MAP}/last-visit`]: { ...VISIT, version: 7 }, [`GET ${MAP}/writers`]: { writers: [] } }
  const { countAsSeen } = comeBack({ ...answers, [`GET ${MAP}/versions/7`]: 500 })
  await vi.waitFor(() => expect(countAsSeen).toHaveBeenCalledTimes(1))
})

it('asks once more when somebody comes back to the page after they were away for long', async () => {
  const { asked, countAsSeen, comeAgain } = comeBack({ [`GET ${MAP}/last-visit`]: VISIT })
  await vi.waitFor(() => expect(countAsSeen).toHaveBeenCalledTimes(1))
  comeAgain()
  await vi.waitFor(() => expect(countAsSeen).toHaveBeenCalledTimes(2))
  expect(asked).toHaveLength(2)
})
