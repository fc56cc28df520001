/** Locks: what is locked is neither moved nor edited nor deleted, whatever is done to the things chosen with it. */
import type { JourneyDoc } from '@journeyboard/doc'
import { type CardId, type FeelingKey, feelingId, type Journey, type NoteId } from '@journeyboard/model'
import type { Ref } from '../refs.ts'
import { counted } from './wording.ts'

/** What can be locked. Of a feeling it does not matter in which lane its point was taken hold of. */
export type LockableRef =
  | Extract<Ref, { readonly family: 'card' | 'note' | 'stage' | 'step' | 'lane' }>
  | ({ readonly family: 'feeling' } & FeelingKey)

/** A place on the curve where nobody has entered a feeling has nothing to lock. */
export function isLockable(journey: Journey, ref: Ref | LockableRef): ref is LockableRef {
  if (ref.family === 'feeling') return journey.feelingById.has(idOfFeeling(ref))
  return ref.family !== 'link' && ref.family !== 'cell'
}

export function isLocked(journey: Journey, ref: Ref | LockableRef): boolean {
  switch (ref.family) {
    case 'card':
      return journey.cardById.get(ref.id)?.isLocked ?? false
    case 'note':
      return journey.noteById.get(ref.id)?.isLocked ?? false
    case 'stage':
      return journey.stageById.get(ref.id)?.isLocked ?? false
    case 'step':
      return journey.stepById.get(ref.id)?.isLocked ?? false
    case 'lane':
      return journey.laneById.get(ref.id)?.isLocked ?? false
    case 'feeling':
      return journey.feelingById.get(idOfFeeling(ref))?.isLocked ?? false
    case 'link':
    case 'cell':
      return false
  }
}

/** Those of the cards or notes that commands may change. */
export function unlocked<Id extends CardId | NoteId>(journey: Journey, ids: readonly Id[]): Id[] {
  return ids.filter((id) => {
    const thing = journey.cardById.get(id as CardId) ?? journey.noteById.get(id as NoteId)
    return thing?.isLocked !== true
  })
}

/** Those of the feelings that commands may change, also where nobody has entered one yet. */
export function unlockedFeelings<Key extends FeelingKey>(journey: Journey, keys: readonly Key[]): Key[] {
  return keys.filter((key) => journey.feelingById.get(idOfFeeling(key))?.isLocked !== true)
}

/** Locks or unlocks; gives what was done: "Locked 2 cards". */
export function setLocks(doc: JourneyDoc, refs: readonly LockableRef[], isOn: boolean): string {
  const verb = isOn ? 'Lock' : 'Unlock'
  const what = nameThings(refs)
  doc.change(`${verb} ${what}`, (changes) => {
    for (const ref of refs) {
      if (ref.family === 'feeling') changes.set('feeling', idOfFeeling(ref), 'isLocked', isOn)
      else changes.set(ref.family, ref.id, 'isLocked', isOn)
    }
  })
  return `${verb}ed ${what}`
}

/** "2 locked cards stayed", or null if none of them is locked. */
export function nameStaying(journey: Journey, refs: readonly (Ref | LockableRef)[]): string | null {
  const staying = lockedOf(journey, refs)
  return staying.length === 0 ? null : `${nameThings(staying, 'locked ')} stayed`
}

/** Those that are locked. */
export function lockedOf(journey: Journey, refs: readonly (Ref | LockableRef)[]): LockableRef[] {
  return refs.filter((ref) => isLockable(journey, ref)).filter((ref) => isLocked(journey, ref))
}

const idOfFeeling = ({ persona, step, series }: FeelingKey) => feelingId(persona, step, series)

function nameThings(refs: readonly LockableRef[], which = ''): string {
  const families = new Set(refs.map((ref) => ref.family))
  const [only] = families
  return counted(refs.length, `${which}${families.size === 1 ? only : 'thing'}`)
}
