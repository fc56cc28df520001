/** What the others get to see of what a client says about itself. */
import { allows, type Role } from '@journeyboard/protocol'
import type { Visitor } from './visitor.ts'

/** What only some may tell: nobody is made to see the drag of somebody who can move nothing. */
const NEEDED_ROLES: ReadonlyMap<string, Role> = new Map([
  ['drag', 'edit'],
  ['editing', 'edit'],
])

/**
 * The state with its `user` replaced by who it really is, and without what the role may not tell. `json` is valid JSON;
 * what is no object can not claim to be anybody, and stays.
 */
export function vouchFor(json: string, { role, person }: Visitor): string {
  const state: unknown = JSON.parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return json
  const told = Object.entries(state).filter(([field]) => allows(role, NEEDED_ROLES.get(field) ?? 'view'))
  const { id, name, color } = person
  return JSON.stringify({ ...Object.fromEntries(told), user: { id, name, color, role } })
}
