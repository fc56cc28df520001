/** Who comes into a room. */
import type { Person, Role } from '@journeyboard/protocol'

/** Whose socket it is, found out before it was let in. */
export interface Visitor {
  readonly role: Role
  readonly person: Person
  /** From where they come, as `clientAddress` tells it. */
  readonly address: string
  /** No session stands behind the person: next time it is another one. */
  readonly isNobody?: boolean
  /** A client of our own, which understands notices; stock clients complain of them. */
  readonly hearsNotices: boolean
}
