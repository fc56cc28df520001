/** Everybody who has a map open right now, and what becomes of them when their rights change. */
import { CLOSE, type CloseCode, type Person, type Role } from '@journeyboard/protocol'
import type { AccessGrant } from './access.ts'

/** One open websocket, as far as rights are concerned. */
export interface VisitLine {
  /** Its person has another name or colour from now on. */
  introduce(person: Person): void
  /** Takes it out of the room at once, and closes it. */
  close(code: CloseCode, reason: string): void
}

export interface Visits {
  /** The answer is asked for once more: it may have changed while the websocket was opened. Returns how to end the visit. */
  begin(mapId: string, grant: AccessGrant, line: VisitLine): () => void
  /** Asks again for everybody on this map: whoever may do something else from now on comes anew. */
  review(mapId: string): void
  /** The same for one person, on whatever map: they are called something else, or have signed in or out. */
  reviewPerson(personId: string): void
  /** The same for everybody everywhere. */
  reviewAll(): void
  /** Ids of those who have this map open. */
  here(mapId: string): ReadonlySet<string>
  /** Who is on a map without a session, and so in no list. */
  closeNobody(mapId: string, personId: string): boolean
  /** From now on nobody is noted any more. */
  stop(): void
}

interface Visit {
  readonly mapId: string
  readonly role: Role
  person: Person
  readonly grant: AccessGrant
  readonly line: VisitLine
}

/** Somebody with a session comes to a map or leaves it. */
export interface VisitsOptions {
  readonly onCome: (mapId: string, personId: string) => void
  readonly onLeave: (mapId: string, personId: string) => void
}

export function createVisits({ onCome, onLeave }: VisitsOptions): Visits {
  let isNoting = true
  const visitsByMap = new Map<string, Set<Visit>>()
  const of = (mapId: string): readonly Visit[] => [...(visitsByMap.get(mapId) ?? [])]
  const isNoted = ({ grant }: Visit) => isNoting && grant.again !== undefined && !grant.isNobody
  const all = () => [...visitsByMap.keys()].flatMap(of)
  const end = (visit: Visit) => {
    const visits = visitsByMap.get(visit.mapId)
    if (visits?.delete(visit) && isNoted(visit)) onLeave(visit.mapId, visit.person.id)
    if (visits?.size === 0) visitsByMap.delete(visit.mapId)
  }
  const close = (visit: Visit, code: CloseCode, reason: string) => {
    end(visit)
    visit.line.close(code, reason)
  }
  const reviewOne = (visit: Visit) => {
    const answer = visit.grant.again?.()
    if (!answer) return
    if ('code' in answer) {
      close(visit, answer.code, answer.reason)
      return
    }
    const { id, name, color, isGuest } = answer.person
    if (answer.role !== visit.role || id !== visit.person.id) {
      close(visit, CLOSE.accessChanged, 'What you may do on this map has changed.')
    } else if (name !== visit.person.name || color !== visit.person.color || isGuest !== visit.person.isGuest) {
      visit.person = answer.person
      visit.line.introduce(answer.person)
    }
  }
  return {
    begin(mapId, grant, line) {
      const visit: Visit = { mapId, role: grant.role, person: grant.person, grant, line }
      visitsByMap.set(mapId, (visitsByMap.get(mapId) ?? new Set()).add(visit))
      // Before they are noted: who has signed in meanwhile is not this person any more.
      reviewOne(visit)
      if (visitsByMap.get(mapId)?.has(visit) && isNoted(visit)) onCome(mapId, visit.person.id)
      return () => end(visit)
    },
    review: (mapId) => of(mapId).forEach(reviewOne),
    reviewPerson(personId) {
      const visits = all().filter(({ person }) => person.id === personId)
      visits.forEach(reviewOne)
    },
    reviewAll: () => all().forEach(reviewOne),
    here: (mapId) => new Set(of(mapId).map(({ person }) => person.id)),
    closeNobody(mapId, personId) {
      const visits = of(mapId).filter(({ person, grant }) => grant.isNobody === true && person.id === personId)
      for (const visit of visits) close(visit, CLOSE.noRight, 'You have been removed from this map.')
      return visits.length > 0
    },
    stop() {
      isNoting = false
    },
  }
}
