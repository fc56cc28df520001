/** Who somebody is to the others, as the server vouches for it. */

export interface Person {
  /** Stays the same for one account, or for one browser of a guest. Not a secret. */
  readonly id: string
  readonly name: string
  /** A CSS hex colour, the same everywhere on the map. */
  readonly color: string
}
