/**
 * Cards and notes that were begun on this device and never got a word, because the page was ended at once, as a phone
 * does: they go when the map is opened again.
 */
import type { Board } from '@journeyboard/editor'
import type { Card, CardId, Journey, Note, NoteId } from '@journeyboard/model'
import { PATHS } from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import type { Session } from '@journeyboard/session'
import { request } from '../access/request.ts'
import { readStored, writeStored } from '../settings/keptStore.ts'

interface Begun {
  /** The page that writes it. As long as it lives, it alone decides what becomes of it. */
  readonly page: string
  readonly id: string
  /** The record as it was made. */
  readonly made: string
}

export interface BegunCardsOptions {
  readonly mapId: string
  readonly board: Board
  readonly session: Pick<Session, 'status' | 'presence'>
  /** Tells which pages live; without it nothing is noted and nothing goes. */
  readonly locks: LockManager | undefined
}

/** Notes what is being begun here, and takes away what earlier pages left. Gives the function that stops it. */
export function followBegunCards({ mapId, board, session, locks }: BegunCardsOptions): () => void {
  if (!locks) return () => {}
  const page = crypto.randomUUID()
  const key = keyOf(mapId)
  const following = new AbortController()
  const { signal } = following
  const stops: (() => void)[] = []
  const note = () => {
    const all = readBegun(key)
    const others = all.filter((one) => one.page !== page)
    const editing = board.editing.store.getState()
    const made = editing?.isNew && madeAs(board.doc.projection.journey(), editing.id)
    if (made) writeStored(key, [...others, { page, id: editing.id, made }])
    else if (others.length < all.length) writeStored(key, others)
  }
  let hasTidied = false
  const tidyOnceSaved = () => {
    // Only what the server has seen too tells what others have made of it.
    if (hasTidied || session.status.getState().state !== 'saved' || !board.rights.getState().cards) return
    hasTidied = true
    void takeAwayLeft({ mapId, board, session, locks }, signal)
  }
  void locks.request(lockOf(page), () => {
    if (signal.aborted) return
    note()
    tidyOnceSaved()
    stops.push(
      board.editing.store.subscribe(note),
      session.status.subscribe(tidyOnceSaved),
      board.rights.subscribe(tidyOnceSaved),
    )
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  })
  return () => {
    following.abort()
    for (const stop of stops) stop()
  }
}

async function takeAwayLeft(
  { mapId, board, session, locks }: BegunCardsOptions & { readonly locks: LockManager },
  signal: AbortSignal,
): Promise<void> {
  const key = keyOf(mapId)
  const { held = [] } = await locks.query()
  const living = new Set(held.map(({ name }) => name))
  const left = readBegun(key).filter(({ page }) => !living.has(lockOf(page)))
  const empty = left.filter((one) => isUntouched(board.doc.projection.journey(), one))
  const discussed = empty.length > 0 ? await cardsDiscussed(mapId) : new Set()
  // Without an answer it waits for the next time.
  if (!discussed || signal.aborted) return
  // Read again: others may have written meanwhile.
  const journey = board.doc.projection.journey()
  // May also be the ended page itself, as long as the server waits for its connection: so it is looked at again next time.
  const written = new Set<unknown>(session.presence.peers.getState().map(({ editing }) => editing))
  const gone = empty.filter((one) => isUntouched(journey, one) && !discussed.has(one.id) && !written.has(one.id))
  if (gone.length > 0) {
    board.doc.tidy((changes) => {
      for (const { id } of gone) changes.delete(journey.cardById.has(id as CardId) ? 'card' : 'note', id as CardId)
    })
  }
  const pages = new Set(left.map(({ page }) => page))
  if (left.length > 0) {
    writeStored(
      key,
      readBegun(key).filter(({ page, id }) => !pages.has(page) || written.has(id)),
    )
  }
}

/** Ids of the cards and notes that somebody has said something about; null where the server does not answer. */
async function cardsDiscussed(mapId: string): Promise<ReadonlySet<unknown> | null> {
  const list = await request<CommentList>(PATHS.comments(mapId)).catch(() => null)
  return list && new Set(list.threads.map(({ anchor }) => (anchor.kind === 'card' ? anchor.id : null)))
}

const keyOf = (mapId: string) => `journeyboard:begun:${mapId}`
const lockOf = (page: string) => `journeyboard:page:${page}`

/** All that the record says, if it has no words. */
function madeAs({ cardById, noteById }: Journey, id: string): string | undefined {
  const record: Card | Note | undefined = cardById.get(id as CardId) ?? noteById.get(id as NoteId)
  return record?.text === '' ? JSON.stringify(Object.entries(record).sort()) : undefined
}

function isUntouched(journey: Journey, { id, made }: Begun): boolean {
  return madeAs(journey, id) === made && !journey.links.some(({ ends }) => ends.from === id || ends.to === id)
}

function readBegun(key: string): readonly Begun[] {
  const stored = readStored(key)
  return Array.isArray(stored) ? stored.filter(isBegun) : []
}

function isBegun(one: unknown): one is Begun {
  const { page, id, made }: Record<keyof Begun, unknown> = Object(one)
  return typeof page === 'string' && typeof id === 'string' && typeof made === 'string'
}
