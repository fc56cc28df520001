/** Who may ask for a map over HTTP. */
import { allows, isMapId, type Person, type Role } from '@journeyboard/protocol'
import type { FastifyRequest } from 'fastify'
import { type Access, statusOf } from '../access/access.ts'
import { HttpError } from './answers.ts'

/** A route with the id of a map in its address. */
export type OfMap = { Params: { id: string } }

export interface Guest {
  readonly mapId: string
  readonly role: Role
  readonly person: Person
  /** No session stands behind the person: next time it is another one. */
  readonly isNobody: boolean
}

/** Lets in who may do as much as `needed` on the map in the address. Throws an `HttpError`: 400, 401, 403 or 404. */
export async function enterMap(request: FastifyRequest<OfMap>, access: Access, needed: Role): Promise<Guest> {
  const { id } = request.params
  if (!isMapId(id)) throw new HttpError(400, 'This is not the name of a map.')
  const answer = await access.check(id, request.raw)
  if ('code' in answer) throw new HttpError(statusOf(answer), answer.reason)
  if (!allows(answer.role, needed)) throw new HttpError(403, REFUSALS[needed])
  const { role, person, isNobody = false } = answer
  return { mapId: id, role, person, isNobody }
}

const REFUSALS: Readonly<Record<Role, string>> = {
  view: 'You may not see this map.',
  comment: 'You may look at this map, but not comment on it.',
  edit: 'You may not change this map.',
  facilitate: 'Only who facilitates this map may do this.',
  own: 'Only who owns this map may do this.',
}
