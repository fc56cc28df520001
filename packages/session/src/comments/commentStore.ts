/** The comments of one open map: what the server told, with what was done here and is still on its way. */
import { allows, type Person } from '@journeyboard/protocol'
import {
  type CommentAnchor,
  type CommentNotice,
  newsSeqOf,
  type Reaction,
  unreadOf,
} from '@journeyboard/protocol/comments'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { browserStorage } from '../deviceStorage.ts'
import { listenToPage } from '../pageSignals.ts'
import type { Session } from '../session.ts'
import { createKnownComments } from './commentList.ts'
import { createDeedSender, openWaitingDeeds, type WaitingDeed } from './deedSender.ts'
import { type Deed, type SentDeed, type ShownComment, type ShownThread, withDeeds } from './deeds.ts'
import { createOwnMarks } from './readMarks.ts'

export interface CommentsState {
  /** Null until the comments came, from the server or from this device. */
  readonly me: Person | null
  readonly mayComment: boolean
  /** May also delete what others wrote. */
  readonly mayModerate: boolean
  /** In the order in which they were begun. */
  readonly threads: readonly ShownThread[]
  /** Thread id -> how many of its comments this person has not seen; only those with any. */
  readonly unread: ReadonlyMap<string, number>
  /** Who can be mentioned. */
  readonly people: readonly Person[]
}

/** The words of a comment, and ids of the people whom they mention. */
export interface NewWords {
  readonly text: string
  readonly mentions: readonly string[]
}

export interface CommentStore {
  readonly state: Pick<StoreApi<CommentsState>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Gives the new thread's id. Whatever is done here shows at once, and outlasts the page until the server has it. */
  begin(anchor: CommentAnchor, about: string, words: NewWords): string
  reply(threadId: string, words: NewWords): void
  change(threadId: string, commentId: string, words: NewWords): void
  remove(threadId: string, commentId: string): void
  react(threadId: string, commentId: string, emoji: Reaction, isOn: boolean): void
  resolve(threadId: string, isResolved: boolean): void
  /** Asks who can be mentioned by now: people come and go without a word. */
  refreshPeople(): void
  /** All that is there of it now. */
  markRead(...threadIds: readonly string[]): void
  /** Sends again, or gives up, the words of a comment that the server did not take. */
  retry(commentId: string): void
  discard(commentId: string): void
  close(): void
}

export interface CommentStoreOptions {
  readonly mapId: string
  /** `http(s)://host`, the origin of the page. */
  readonly baseUrl: string
  readonly session: Pick<Session, 'onNotice'>
  /** Something else than words, which say so themselves and stay, was not taken by the server. */
  readonly onRefused: (sentence: string) => void
  /** Instead of the browser's; null: none. */
  readonly database?: IDBFactory | null
  readonly fetch?: typeof fetch
}

interface HeldDeed extends SentDeed, WaitingDeed {}

/** What was done before the server had said who this is belongs to whoever it names. */
function isBy({ by }: WaitingDeed, person: Person): boolean {
  return by === null || by === person.id
}

const NOTHING: CommentsState = {
  me: null,
  mayComment: false,
  mayModerate: false,
  threads: [],
  unread: new Map(),
  people: [],
}

export function openComments(options: CommentStoreOptions): CommentStore {
  const { mapId, baseUrl, session, onRefused } = options
  const fetch = options.fetch ?? ((...asked) => window.fetch(...asked))
  const database = options.database === undefined ? browserStorage().database : options.database
  const page = listenToPage()
  let isOnline = page.online
  const state = createStore<CommentsState>(() => NOTHING)
  const rows = openWaitingDeeds(database, mapId)
  const marks = createOwnMarks({ mapId, baseUrl, fetch, database, onFound: () => showAndTell() })
  const known = createKnownComments({ mapId, baseUrl, fetch, database, onChange: () => showAndTell() })
  let deeds: readonly HeldDeed[] = []
  const handedOver = new Set<string>()

  /** What somebody else did at this device waits there until they are back: nobody speaks in another's name. */
  const handOver = () => {
    const asker = known.asker()
    if (!asker) return
    for (const held of deeds) {
      if (!isBy(held, asker) || handedOver.has(held.key)) continue
      handedOver.add(held.key)
      sender.add(held)
    }
  }
  const show = () => {
    handOver()
    const list = known.list()
    if (!list) return
    const own = deeds.filter((held) => isBy(held, list.me))
    const threads = withDeeds(list.threads, own, list.me, list.people)
    const read = marks.over(list.marks, list.me.id)
    const counts = threads.map((thread) => [thread.id, unreadOf(thread, read, list.me.id).length] as const)
    state.setState({
      me: list.me,
      mayComment: allows(list.role, 'comment'),
      mayModerate: allows(list.role, 'facilitate'),
      threads,
      unread: new Map(counts.filter(([, count]) => count > 0)),
      people: list.people,
    })
  }
  /** Nobody's reading is told in another's name. */
  const tellRead = () => {
    const asker = known.asker()
    if (asker) void marks.flush(asker.id)
  }
  const showAndTell = () => {
    show()
    tellRead()
  }
  const forget = (key: string) => {
    deeds = deeds.filter((sent) => sent.key !== key)
    // What can not be dropped is sent once more another day; the server then has it already.
    rows.drop(key).catch(() => {})
  }
  const sender = createDeedSender({
    mapId,
    baseUrl,
    fetch,
    isOnline: () => isOnline,
    onSent({ key }, thread) {
      forget(key)
      known.take(thread)
      show()
    },
    onRefused({ key, deed }, sentence) {
      if (deed.type === 'add' || deed.type === 'change') {
        deeds = deeds.map((sent) => (sent.key === key ? { ...sent, refused: sentence } : sent))
      } else {
        forget(key)
        onRefused(sentence)
      }
      show()
    },
  })
  const hold = (waiting: WaitingDeed) => {
    handedOver.delete(waiting.key)
    deeds = [...deeds.filter(({ key }) => key !== waiting.key), { ...waiting, refused: null }]
  }
  let lastKey = 0
  const act = (deed: Deed) => {
    lastKey = Math.max(lastKey + 1, Date.now())
    const key = String(lastKey).padStart(15, '0')
    const waiting: WaitingDeed = { key, deed, by: state.getState().me?.id ?? null }
    // Where it can not be kept it lasts as long as the page.
    rows.keep(key, waiting).catch(() => {})
    hold(waiting)
    show()
  }
  const hurry = () => {
    void known.refresh()
    tellRead()
    sender.hurry()
  }

  const stopListening = session.onNotice('comments', (data) => {
    // Null: the connection is new, and what waited may go.
    if (data === null) hurry()
    else if ((data as CommentNotice).revision > (known.list()?.revision ?? -1)) void known.refresh()
  })
  page.onNetworkChange((online) => {
    isOnline = online
    if (online) hurry()
  })
  page.onShow(hurry)
  void known.refresh()
  void rows.list().then(
    (kept) => {
      for (const waiting of kept) if (!deeds.some(({ key }) => key === waiting.key)) hold(waiting)
      show()
    },
    () => {},
  )

  const add = (thread: string, start: Extract<Deed, { type: 'add' }>['comment']['start'], words: NewWords) =>
    act({ type: 'add', at: Date.now(), comment: { id: newCommentId(), thread, start, ...words } })
  /** Who tries again has seen what stands there now. */
  const overPresent = (deed: Deed): Deed => {
    if (deed.type !== 'change') return deed
    const thread = known.list()?.threads.find(({ id }) => id === deed.thread)
    return { ...deed, was: thread?.comments.find(({ id }) => id === deed.comment)?.text }
  }
  const refusedOf = (id: string) => deeds.find(({ deed, refused }) => refused !== null && commentOf(deed) === id)
  return {
    state,
    begin(anchor, about, words) {
      const thread = newCommentId()
      add(thread, { anchor, about }, words)
      return thread
    },
    reply: (thread, words) => add(thread, null, words),
    change(thread, comment, words) {
      const shown = state.getState().threads.find(({ id }) => id === thread)
      const was = shown?.comments.find(({ id }) => id === comment)?.text
      act({ type: 'change', thread, comment, at: Date.now(), was, ...words })
    },
    remove: (thread, comment) => act({ type: 'remove', thread, comment }),
    react: (thread, comment, emoji, isOn) => act({ type: 'react', thread, comment, emoji, isOn }),
    resolve(thread, isResolved) {
      const isFirst = !deeds.some(({ deed }) => threadOf(deed) === thread)
      const seen = isFirst ? known.list()?.threads.find(({ id }) => id === thread)?.revision : undefined
      act({ type: 'resolve', thread, isResolved, at: Date.now(), seen })
    },
    refreshPeople: () => void known.refresh(),
    markRead(...threadIds) {
      const { threads, me } = state.getState()
      if (!me) return
      const read = threads.filter(({ id }) => threadIds.includes(id))
      const isNew = read.map((thread) => marks.set(me.id, thread.id, lastSeqOf(thread))).includes(true)
      if (isNew) showAndTell()
    },
    retry(id) {
      const sent = refusedOf(id)
      if (!sent) return
      hold({ ...sent, deed: overPresent(sent.deed) })
      show()
    },
    discard(id) {
      const sent = refusedOf(id)
      if (!sent) return
      forget(sent.key)
      show()
    },
    close() {
      stopListening()
      page.stop()
      known.stop()
      sender.stop()
    },
  }
}

function threadOf(deed: Deed): string {
  return deed.type === 'add' ? deed.comment.thread : deed.thread
}

/** The comment that it gives words to. */
function commentOf(deed: Deed): string | null {
  if (deed.type === 'add') return deed.comment.id
  return deed.type === 'change' ? deed.comment : null
}

/** Of what the server has. */
function lastSeqOf({ comments }: { readonly comments: readonly ShownComment[] }): number {
  return Math.max(0, ...comments.filter(({ delivery }) => delivery === 'sent').map((comment) => newsSeqOf(comment)))
}

/** 128 random bits: the server takes a comment with the same id only once. Also where a page has no secure context. */
function newCommentId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
