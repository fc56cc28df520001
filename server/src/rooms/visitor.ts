/** Who comes into a room. */
import type { Person, Role } from '@journeyboard/protocol'

/** Whose socket it is, found out before it was let in. */
export interface Visitor {
  readonly role: Role
  readonly person: Person
  /** From where they come, as `networkOf` tells it. */
  readonly address: string
  /** No session stands behind the person: next time it is another one. */
  readonly isNobody?: boolean
  /** A client of our own, which understands notices; stock clients complain of them. */
  readonly hearsNotices: boolean
}

/** Under what somebody's doings are counted: sessions cost nothing, so their address counts too. */
export interface CountedNames {
  /** Null: no session, so next time they are somebody else, and only the address tells. */
  readonly person: string | null
  readonly address: string
}

export function countedNames({
  person,
  isNobody,
  address,
}: Pick<Visitor, 'person' | 'isNobody' | 'address'>): CountedNames {
  return { person: isNobody ? null : `person ${person.id}`, address: `address ${address}` }
}
