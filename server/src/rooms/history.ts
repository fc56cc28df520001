/** What a room tells those who keep its past: when versions are taken, who writes, who leaves. */
import type { Person, Version } from '@journeyboard/protocol'
import type { Clock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import type { KeepOptions, Kept } from '../versions/versions.ts'
import type { Witness } from '../versions/witness.ts'

export interface HistoryKeeper extends Pick<Witness, 'wrote' | 'left'> {
  keep(mapId: string, options: KeepOptions, kept?: Kept): Promise<Version | null>
  newestSeq(mapId: string): number
}

/** For rooms without a past. */
export const NO_HISTORY: HistoryKeeper = { keep: async () => null, newestSeq: () => 0, wrote: () => {}, left: () => {} }

export interface RoomHistory {
  /** The map as it was loaded. */
  begin(stored: Kept): void
  /** One more row is on disk, made by these. */
  grew(people: readonly Person[]): void
  /** Row of the log that was written last; 0: the map is not loaded, or damaged. */
  readonly seq: number
  /** All that anybody wrote is on disk, and nobody who may change the map is left. */
  noEditorIsLeft(): void
  stop(): void
}

/** So many milliseconds of change make an automatic version. */
const PERIOD = 10 * 60 * 1000
/** Named with an automatic version. */
const MOST_PEOPLE = 12

/** A version that can not be kept costs a place to go back to, and nothing of the map: it is logged. */
export function createRoomHistory(mapId: string, keeper: HistoryKeeper, clock: Clock, logger: Logger): RoomHistory {
  const personById = new Map<string, Person>()
  let loaded: Kept | null = null
  let seq = 0
  let cancelNext: (() => void) | null = null

  const keep = (kept?: Kept) => {
    const people = [...personById.values()].slice(0, MOST_PEOPLE)
    personById.clear()
    keeper.keep(mapId, { kind: 'automatic', people }, kept).catch((error: unknown) => {
      logger.error({ err: error, mapId }, 'A version of a map could not be kept')
    })
  }
  const stop = () => {
    cancelNext?.()
    cancelNext = null
  }
  /** Nothing that goes wrong with versions may come between an edit and its being called saved. */
  const lacks = (loadedSeq: number): boolean => {
    try {
      return keeper.newestSeq(mapId) < loadedSeq
    } catch (error) {
      logger.error({ err: error, mapId }, 'It is not known which versions of a map there are')
      return false
    }
  }
  return {
    begin(stored) {
      loaded = stored
      seq = stored.seq
    },
    get seq() {
      return seq
    },
    grew(people) {
      seq += 1
      // What stood before the first change, if no version holds it: a new map, or one whose server was stopped.
      if (loaded && lacks(loaded.seq)) keep(loaded)
      loaded = null
      for (const person of people) personById.set(person.id, person)
      cancelNext ??= clock.after(PERIOD, () => {
        cancelNext = null
        keep()
      })
    },
    noEditorIsLeft() {
      if (!cancelNext) return
      stop()
      keep()
    },
    stop,
  }
}
