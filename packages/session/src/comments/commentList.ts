/** The comments of a map as the server last told them: asked for when it says that there is more, kept on the device. */
import { PATHS, type Person } from '@journeyboard/protocol'
import type { CommentList, CommentThread } from '@journeyboard/protocol/comments'
import { mapsWithRows, openDeviceRows } from '../deviceRows.ts'

export interface KnownComments {
  /** Null until they came, from the server or from this device. */
  list(): CommentList | null
  /** Whom the server knows behind this page; null: it has not said so yet, and the copy may be of who sat here before. */
  asker(): Person | null
  /** Takes a thread that came in answer to something else. */
  take(thread: CommentThread): void
  /** Asks the server what is new; once more if it is asked for while it asks. */
  refresh(): Promise<void>
  stop(): void
}

export interface KnownCommentsOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly database: IDBFactory | null
  readonly onChange: () => void
}

const NAME = 'journeyboard:commentlists'
const KEY = 'list'

/** From now on the copies of the comments that `guestId` saw on this device are what `account` saw. */
export async function handCopiesOver(database: IDBFactory | null, guestId: string, account: Person): Promise<void> {
  for (const mapId of await mapsWithRows(database, NAME)) {
    const copy = openDeviceRows<CommentList>(database, NAME, mapId)
    for (const list of await copy.list()) if (list.me.id === guestId) await copy.keep(KEY, { ...list, me: account })
  }
}

/** The comments of the map as they were told on this device. Rejects where the browser keeps nothing. */
export function forgetCommentCopy(database: IDBFactory | null, mapId: string): Promise<void> {
  return openDeviceRows<CommentList>(database, NAME, mapId).drop(KEY)
}

export function createKnownComments(options: KnownCommentsOptions): KnownComments {
  const { mapId, baseUrl, fetch, onChange } = options
  const copy = openDeviceRows<CommentList>(options.database, NAME, mapId)
  let list: CommentList | null = null
  let asker: Person | null = null
  let isAsking = false
  let isAskedAgain = false
  let isStopped = false

  const set = (next: CommentList) => {
    list = next
    onChange()
  }
  const ask = async (since: number | null): Promise<CommentList | null> => {
    try {
      const response = await fetch(baseUrl + PATHS.comments(mapId) + (since === null ? '' : `?since=${since}`))
      return response.ok ? ((await response.json()) as CommentList) : null
    } catch {
      // No answer came: what is known stays, and it is asked again when the connection is back.
      return null
    }
  }
  const askForNew = async () => {
    const known = list
    let answer = await ask(known?.revision ?? null)
    // The server has gone back to an earlier copy: what was known is of another time.
    const isOther = answer !== null && known !== null && !isLater(answer, known)
    if (isOther) answer = await ask(null)
    if (!answer || isStopped) return
    asker = answer.me
    const before = known === null || isOther ? [] : (list?.threads ?? [])
    set({ ...answer, threads: merge(before, answer.threads) })
    if (list) copy.keep(KEY, list).catch(ignoreFullDisk)
  }
  // Shown until the server has answered, or instead when it can not be reached.
  void copy.list().then(
    ([kept]) => kept && !list && !isStopped && set(kept),
    () => {},
  )
  return {
    list: () => list,
    asker: () => asker,
    take(thread) {
      if (list) set({ ...list, threads: merge(list.threads, [thread]) })
    },
    async refresh() {
      isAskedAgain = true
      if (isAsking) return
      isAsking = true
      while (isAskedAgain && !isStopped) {
        isAskedAgain = false
        await askForNew()
      }
      isAsking = false
    },
    stop() {
      isStopped = true
    },
  }
}

/** The copy is a courtesy: without it an offline reload shows no comments. */
const ignoreFullDisk = () => {}

/** The newer one of each thread, in the order in which they were begun; those of which nothing is left go. */
function merge(before: readonly CommentThread[], changed: readonly CommentThread[]): readonly CommentThread[] {
  const byId = new Map(before.map((thread) => [thread.id, thread]))
  for (const thread of changed) {
    const known = byId.get(thread.id)
    if (!known || thread.revision >= known.revision) byId.set(thread.id, thread)
  }
  return [...byId.values()]
    .filter(({ comments }) => comments.length > 0)
    .sort((one, other) => beginOf(one) - beginOf(other))
}

/** A copy that an earlier build kept names no history. */
const isLater = (answer: CommentList, known: CommentList) =>
  answer.history === known.history && answer.revision >= known.revision

const beginOf = (thread: CommentThread) => thread.comments[0]?.seq ?? 0
