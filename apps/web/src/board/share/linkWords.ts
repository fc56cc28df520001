/** What a link gives, in sentences that hold where the mere address of the map gives more. */
import { allows, type MapAccess, type Role } from '@journeyboard/protocol'
import { ROLE_VERBS } from '../../access/roleWords.ts'

/** What everybody has who sees the address to which the link leads; null where that is no more than the link gives. */
export function moreByAddress(role: Role, { addressRole }: Pick<MapAccess, 'addressRole'>): string | null {
  if (addressRole === null || allows(role, addressRole)) return null
  return `But the link leads to the map’s address, which lets anybody ${ROLE_VERBS[addressRole]}.`
}

/** Beside a link that was copied. */
export function linkSentence(role: Role, access: Pick<MapAccess, 'addressRole'>): string {
  const more = moreByAddress(role, access)
  return `Whoever has it can ${ROLE_VERBS[role]}.${more ? ` ${more}` : ''}`
}
