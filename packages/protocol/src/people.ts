/** Who somebody is to the others, as the server vouches for it. */

export interface Person {
  /** Stays the same for one account, or for one browser of a guest. Not a secret. */
  readonly id: string
  readonly name: string
  /** A CSS hex colour, the same everywhere on the map. */
  readonly color: string
  /** Nothing but this browser vouches for the name. Only told where somebody has an account: elsewhere all are guests. */
  readonly isGuest?: boolean | undefined
}

/** Who is only named. */
export type NamedPerson = Pick<Person, 'id' | 'name' | 'isGuest'>

/** The name where nothing stands beside it: a guest may have chosen somebody else's. */
export function knownAs(person: Pick<Person, 'name' | 'isGuest'>): string {
  return needsGuestWord(person) ? `${person.name} (guest)` : person.name
}

/** Names that guests have until they choose one, as `Guest Finch`, say it themselves. */
export function needsGuestWord({ name, isGuest }: Pick<Person, 'name' | 'isGuest'>): boolean {
  return isGuest === true && !/^Guest\b/.test(name)
}
