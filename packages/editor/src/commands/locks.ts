/** Locks: what is locked is neither moved nor edited nor deleted, whatever is done to the things chosen with it. */
import type { JourneyDoc } from '@journeyboard/doc'
import type { CardId, Journey, NoteId } from '@journeyboard/model'
import type { Ref } from '../refs.ts'
import { counted } from './wording.ts'

/** Refs to what can be locked. */
export type LockableRef = Extract<Ref, { readonly family: 'card' | 'note' | 'stage' | 'lane' }>

export function isLockable(ref: Ref): ref is LockableRef {
  return ref.family === 'card' || ref.family === 'note' || ref.family === 'stage' || ref.family === 'lane'
}

export function isLocked(journey: Journey, ref: Ref): boolean {
  switch (ref.family) {
    case 'card':
      return journey.cardById.get(ref.id)?.isLocked ?? false
    case 'note':
      return journey.noteById.get(ref.id)?.isLocked ?? false
    case 'stage':
      return journey.stageById.get(ref.id)?.isLocked ?? false
    case 'lane':
      return journey.laneById.get(ref.id)?.isLocked ?? false
    case 'step':
    case 'link':
    case 'cell':
    case 'feeling':
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

/** Locks or unlocks; gives what was done: "Locked 2 cards". */
export function setLocks(doc: JourneyDoc, refs: readonly LockableRef[], isOn: boolean): string {
  const verb = isOn ? 'Lock' : 'Unlock'
  const what = nameThings(refs)
  doc.change(`${verb} ${what}`, (changes) => {
    for (const ref of refs) changes.set(ref.family, ref.id, 'isLocked', isOn)
  })
  return `${verb}ed ${what}`
}

/** "2 locked cards stayed", or null if none of them is locked. */
export function nameStaying(journey: Journey, refs: readonly Ref[]): string | null {
  const staying = refs.filter((ref) => isLocked(journey, ref)).filter(isLockable)
  return staying.length === 0 ? null : `${nameThings(staying, 'locked ')} stayed`
}

function nameThings(refs: readonly LockableRef[], which = ''): string {
  const families = new Set(refs.map((ref) => ref.family))
  const [only] = families
  return counted(refs.length, `${which}${families.size === 1 ? only : 'thing'}`)
}
