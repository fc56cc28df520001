/** Up to where each of those in a room has seen the map: what comes later is news to them. */
import * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import type { Commits } from './commits.ts'
import type { HistoryKeeper, RoomHistory } from './history.ts'
import type { RoomMember } from './member.ts'
import { type BucketSize, createTokenBucket, type TokenBucket } from './tokenBucket.ts'

export interface Lookout {
  /** The client says whether somebody looks at the map. */
  looks(member: RoomMember, isLooking: boolean): void
  left(member: RoomMember): void
}

export interface LookoutOptions {
  readonly doc: Y.Doc
  readonly clock: Clock
  readonly commits: Pick<Commits<unknown>, 'whenSaved'>
  readonly history: Pick<RoomHistory, 'seq'>
  readonly note: HistoryKeeper['left']
}

/** How often somebody may look away: each time is a row for the disk. Beyond it, what they saw stays news. */
const AWAY: BucketSize = { burst: 10, perSecond: 0.2 }

export function createLookout(mapId: string, { doc, clock, commits, history, note }: LookoutOptions): Lookout {
  /** Of those whose client has ever said that they look. */
  const looks = new WeakMap<RoomMember, { isLooking: boolean; readonly away: TokenBucket }>()
  const noteSight = ({ visitor }: RoomMember, hasLooked: boolean) => {
    if (visitor.isNobody || history.seq === 0) return
    const state = Y.encodeStateVector(doc)
    commits.whenSaved(() => note(mapId, visitor.person, { seq: history.seq, state }, hasLooked))
  }
  return {
    looks(member, isLooking) {
      const look = looks.get(member)
      if (!look) {
        if (isLooking) looks.set(member, { isLooking, away: createTokenBucket(AWAY, clock.elapsed) })
        return
      }
      const hasLookedAway = look.isLooking && !isLooking
      look.isLooking = isLooking
      if (hasLookedAway && look.away.take(1)) noteSight(member, true)
    },
    left(member) {
      const look = looks.get(member)
      // Other programs do not say when somebody looks: being there has to do.
      if (!look) noteSight(member, !member.visitor.hearsNotices)
      else if (look.isLooking) noteSight(member, true)
    },
  }
}
