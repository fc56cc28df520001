/** Long lists of threads, as they are sent: when many have a map open they ask the same, and each would be put together. */
import type { Clock } from '../ops/clock.ts'
import type { Tables } from '../tables/tables.ts'
import { readThreads, revisionOf } from './readThreads.ts'

export interface KeptThreads {
  /** JSON of `readThreads`, and the revision of the map that it is of. */
  read(mapId: string, since?: number): { readonly revision: number; readonly json: string }
}

/** Characters: a shorter list costs no more than to keep it. */
const WORTH_KEEPING = 50_000
/** Lists, each of some megabytes at most. */
const MOST_KEPT = 8
/** Milliseconds: somebody's new name, which makes no new revision, is seen so much later. */
const KEPT_FOR = 2000

export function createKeptThreads(tables: Tables, clock: Pick<Clock, 'after'>): KeptThreads {
  const jsonByQuestion = new Map<string, string>()
  let cancelForgetting: (() => void) | null = null
  const forget = () => {
    jsonByQuestion.clear()
    cancelForgetting?.()
    cancelForgetting = null
  }
  return {
    read(mapId, since) {
      const revision = revisionOf(tables, mapId)
      const question = `${mapId} ${revision} ${since ?? ''}`
      const kept = jsonByQuestion.get(question)
      if (kept !== undefined) return { revision, json: kept }
      const json = JSON.stringify(readThreads(tables, mapId, since))
      if (json.length >= WORTH_KEEPING) {
        if (jsonByQuestion.size >= MOST_KEPT) forget()
        jsonByQuestion.set(question, json)
        cancelForgetting ??= clock.after(KEPT_FOR, forget)
      }
      return { revision, json }
    },
  }
}
