/** What a board may change, and the last line that holds it, whoever asks. */
import type { Changes, Family, JourneyDoc, NextStep } from '@journeyboard/doc'
import type { StoreApi } from 'zustand/vanilla'
import { isLocked } from './commands/locks.ts'
import type { Notices } from './notices.ts'
import type { Ref } from './refs.ts'

/** Stages, steps, lanes and what the map says of itself; or all that is written into and beside them. */
export type Part = 'structure' | 'cards'

export interface Rights {
  readonly structure: boolean
  readonly cards: boolean
  /** A sentence for people: why some of it may not be changed. Empty when all may. */
  readonly reason: string
  /** Whether the map as a whole may be deleted. */
  readonly isOwner?: boolean
}

export type RightsStore = StoreApi<Rights>

export const ALL_RIGHTS: Rights = { structure: true, cards: true, reason: '' }
export const OWNER_RIGHTS: Rights = { ...ALL_RIGHTS, isOwner: true }

/** To look about, find, copy and export, and nothing else. */
export function noRights(reason: string): Rights {
  return { structure: false, cards: false, reason }
}

export function partOf(family: Family | 'cell'): Part {
  switch (family) {
    case 'map':
    case 'stage':
    case 'step':
    case 'lane':
      return 'structure'
    case 'card':
    case 'note':
    case 'link':
    case 'persona':
    case 'feeling':
    case 'cell':
      return 'cards'
  }
}

interface Asked {
  readonly rights: RightsStore
  readonly notices: Notices
}

/** Whether this part may be changed; if not, the person is told why. */
export function mayChange({ rights, notices }: Asked, part: Part): boolean {
  const current = rights.getState()
  if (!current[part]) notices.toast(current.reason)
  return current[part]
}

/** Whether the hand can not take hold of it: it is locked, or of a part that may not be changed. */
export function isHeld({ rights, doc }: { readonly rights: RightsStore; readonly doc: JourneyDoc }, ref: Ref): boolean {
  return !rights.getState()[partOf(ref.family)] || isLocked(doc.projection.journey(), ref)
}

/**
 * The document as commands see it: a change that touches anything that may not be changed does not happen at all, and
 * the person is told why. What comes from others, or past the board, is none of its business.
 */
export function guardDoc(doc: JourneyDoc, rights: RightsStore, notices: Notices): JourneyDoc {
  const mayTouch = (families: ReadonlySet<Family>) =>
    [...families].every((family) => mayChange({ rights, notices }, partOf(family)))
  const mayStep = (verb: string, { label, families, lockedSince }: NextStep) => {
    if (!mayTouch(families)) return false
    if (lockedSince > 0) notices.toast(`Not ${verb}: ${label}. ${nameLockedSince(lockedSince)}`)
    return lockedSince === 0
  }
  return {
    ...doc,
    history: {
      ...doc.history,
      undo: () => doc.history.undo((step) => mayStep('undone', step)),
      redo: () => doc.history.redo((step) => mayStep('redone', step)),
    },
    change(label, command) {
      const { families, changes, replay } = recordChanges()
      command(changes)
      return mayTouch(families) && doc.change(label, replay)
    },
    typeText(family, ...rest) {
      if (mayTouch(new Set([family]))) doc.typeText(family, ...rest)
    },
  }
}

const nameLockedSince = (count: number) =>
  count === 1
    ? 'Somebody has locked what it changed: unlock it first'
    : `Somebody has locked ${count} of the things that it changed: unlock them first`

/** Notes down what a command does, to be done as a whole or not at all. */
function recordChanges() {
  const families = new Set<Family>()
  const calls: ((changes: Changes) => void)[] = []
  const note = (family: Family, call: (changes: Changes) => void) => {
    families.add(family)
    calls.push(call)
  }
  const changes: Changes = {
    create: (family, record) => note(family, (to) => to.create(family, record)),
    set: (family, id, field, value) => note(family, (to) => to.set(family, id, field, value)),
    setText: (family, ...rest) => note(family, (to) => to.setText(family, ...rest)),
    delete: (family, id) => note(family, (to) => to.delete(family, id)),
    restore: (family, id) => note(family, (to) => to.restore(family, id)),
  }
  const replay = (to: Changes) => {
    for (const call of calls) call(to)
  }
  return { families, changes, replay }
}
