/** What this person may do on the open map, as the server says, and what follows from it for the board. */
import { isOfLaterSchema } from '@journeyboard/doc'
import { ALL_RIGHTS, type Board, noRights, OWNER_RIGHTS, type Rights } from '@journeyboard/editor'
import { type AccessNotice, allows, LATER_MAP, type MapAccess, PATHS, TRASHED_MAP } from '@journeyboard/protocol'
import type { Session } from '@journeyboard/session'
import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type KeptAccess, keepAccess, keptAccess } from '../access/keptAccess.ts'
import { RequestError, request } from '../access/request.ts'

export interface AccessState {
  /** Null: the server has not said it yet. */
  readonly access: MapAccess | null
  /** A sentence: the server lets this person in no more. */
  readonly refusal: string | null
}

export interface AccessFollower {
  readonly store: StoreApi<AccessState>
  /** Asks now, and not only when the server says that something has changed. */
  ask(): Promise<void>
  /** Deletes the map by `deletion`: what the server then says of it is this person's own doing, and no news. */
  endBy(deletion: () => Promise<void>): Promise<void>
  stop(): void
}

/** Until the server answers, what held on this device before counts. */
export function followAccess(mapId: string, board: Board, session: Session): AccessFollower {
  const store = createStore<AccessState>(() => ({ access: null, refusal: null }))
  let asked = 0
  let isEnding = false
  const ask = async () => {
    if (isEnding) return
    asked += 1
    const number = asked
    try {
      const access = await request<MapAccess>(PATHS.access(mapId))
      if (number !== asked) return
      keepAccess(mapId, access)
      store.setState({ access, refusal: null }, true)
      board.rights.setState(rightsOn(board.doc.ydoc, access), true)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const isRefusal = error.isRefusal || error.message === TRASHED_MAP
      if (number === asked && isRefusal) store.setState({ access: null, refusal: error.message }, true)
    }
  }
  const stops = [
    // Who comes and goes changes nothing for this person; null: the connection is new.
    session.onNotice('access', (data) => {
      if (data === null || (data as AccessNotice).changed === 'map') void ask()
    }),
    session.status.subscribe(({ state }, before) => {
      const isRefused = state === 'blocked' || state === 'readOnly'
      if (isRefused && state !== before.state) void ask()
    }),
  ]
  void ask()
  return {
    store,
    ask,
    async endBy(deletion) {
      isEnding = true
      asked += 1
      try {
        await deletion()
      } catch (error) {
        isEnding = false
        throw error
      }
    },
    stop() {
      asked += 1
      for (const stop of stops) stop()
    },
  }
}

/** What the board may change as far as this device knows. */
export function keptRights(mapId: string, ydoc: Y.Doc): Rights {
  return rightsOn(ydoc, keptAccess(mapId))
}

const STRUCTURE_LOCKED = 'The structure is locked: stages, steps and lanes stay as they are.'
const CARDS_LOCKED = 'Cards are locked: what is written and marked stays as it is.'

/** Null: nobody has said yet what this person may do. */
function rightsOn(ydoc: Y.Doc, access: KeptAccess | null): Rights {
  if (isOfLaterSchema(ydoc)) return noRights(LATER_MAP)
  return access ? rightsOf(access) : ALL_RIGHTS
}

/** Who facilitates holds the keys: locks are for the others. */
function rightsOf({ role, locks }: KeptAccess): Rights {
  if (!allows(role, 'comment')) return noRights('Read-only: you may look at this map.')
  if (!allows(role, 'edit')) return noRights('You may comment on this map, but not change it.')
  if (role === 'own') return OWNER_RIGHTS
  if (allows(role, 'facilitate') || (!locks.structure && !locks.cards)) return ALL_RIGHTS
  if (locks.structure && locks.cards) return noRights('This map is locked for now by those who facilitate it.')
  return {
    structure: !locks.structure,
    cards: !locks.cards,
    reason: locks.structure ? STRUCTURE_LOCKED : CARDS_LOCKED,
  }
}
