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
  const countAsSeen = vi.fn()
  const listeners = new Set<(data: unknown) => void>()
  const open = openTestBoard(shopRecords())
  const session = {
    ...open.session,
    countAsSeen,
    onNotice(_: unknown, listener: (data: unknown) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  renderOnBoard(<LastVisit />, { ...open, session })
  const renew = () => {
    for (const listener of listeners) listener(null)
  }
  return { asked, countAsSeen, renew }
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
