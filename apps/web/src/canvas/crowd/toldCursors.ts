/** Cursors on their way to the thread that draws them: as numbers, because objects cost the page several times as much. */
import { knownAs } from '@journeyboard/protocol'
import type { CrowdCursor } from './crowdScene.ts'

/** What a thread is told of cursors. It has to hear all that was told before. */
export interface ToldCursors {
  /** Those who were in no telling before. */
  readonly newcomers: readonly ToldPerson[]
  /** So many numbers for each cursor. */
  readonly motions: Float64Array
}

interface ToldPerson {
  readonly person: number
  readonly name: string
  readonly color: string
}

const NUMBERS = 9

export function createCursorTeller(): (cursors: readonly CrowdCursor[]) => ToldCursors {
  const numberOf = new WeakMap<CrowdCursor['user'], number>()
  let last = 0
  return (cursors) => {
    const newcomers: ToldPerson[] = []
    const motions = new Float64Array(cursors.length * NUMBERS)
    for (const [index, { user, isIdle, restsAt, glide }] of cursors.entries()) {
      let person = numberOf.get(user)
      if (person === undefined) {
        last += 1
        person = last
        numberOf.set(user, person)
        newcomers.push({ person, name: knownAs(user), color: user.color })
      }
      const { from, to, begun, duration } = glide
      motions.set([person, isIdle ? 1 : 0, restsAt, from.x, from.y, to.x, to.y, begun, duration], index * NUMBERS)
    }
    return { newcomers, motions }
  }
}

export function createCursorReader(): (told: ToldCursors) => CrowdCursor[] {
  const userOf = new Map<number, CrowdCursor['user']>()
  return ({ newcomers, motions }) => {
    for (const { person, ...user } of newcomers) userOf.set(person, user)
    const cursors: CrowdCursor[] = []
    for (let at = 0; at < motions.length; at += NUMBERS) {
      const [person = 0, idle, restsAt = 0, ...glide] = motions.subarray(at, at + NUMBERS)
      const user = userOf.get(person)
      const [fromX = 0, fromY = 0, toX = 0, toY = 0, begun = 0, duration = 0] = glide
      const [from, to] = [
        { x: fromX, y: fromY },
        { x: toX, y: toY },
      ]
      if (user) cursors.push({ user, isIdle: idle === 1, restsAt, glide: { from, to, begun, duration } })
    }
    return cursors
  }
}
