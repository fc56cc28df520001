/** Who has been on a map over HTTP: their roles, and removing them. */
import { type MapPerson, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findMapPerson, giveRole, listPeople, ownersOf, type PeopleOptions } from '../access/mapPeople.ts'
import { HttpError } from './answers.ts'
import { mapPersonChange, readBody } from './bodies.ts'
import type { Guest, OfMap } from './mapDoor.ts'
import { atMostOwn, enterSharedMap, type SharingOptions } from './shareLinks.ts'

type OfPerson = { Params: { id: string; personId: string } }

export function addMapPeopleRoutes(app: FastifyInstance, options: SharingOptions): void {
  const { office, config } = options
  const { tables, visits } = office
  const optionsFor = (mapId: string): PeopleOptions => ({
    addressRole: office.rulesOf(mapId).addressRole,
    now: office.now(),
    isHere: (personId) => visits.isHere(mapId, personId),
  })
  const find = (mapId: string, personId: string) => findMapPerson(tables, mapId, personId, optionsFor(mapId))
  /** Somebody whose role the asking person may change; the last owner keeps the map. */
  const enterPerson = async (request: FastifyRequest<OfPerson>): Promise<Guest & { known: MapPerson }> => {
    const guest = await enterSharedMap(request, options, 'facilitate')
    const known = find(guest.mapId, request.params.personId)
    if (!known) throw new HttpError(404, 'Nobody of this name has been on this map.')
    if (known.role !== null) atMostOwn(guest, known.role)
    const owners = ownersOf(tables, guest.mapId)
    if (owners.length === 1 && owners[0] === known.person.id) {
      throw new HttpError(409, 'A map has at least one owner. Make somebody else an owner first.')
    }
    return { ...guest, known }
  }

  app.get<OfMap>(PATHS.people(':id'), { config }, async (request, reply) => {
    const { mapId } = await enterSharedMap(request, options, 'comment')
    return reply.header('cache-control', 'no-store').send(listPeople(tables, mapId, optionsFor(mapId)))
  })
  app.patch<OfPerson>(PATHS.mapPerson(':id', ':personId'), { config }, async (request) => {
    const { known, mapId, ...guest } = await enterPerson(request)
    const { role } = readBody(mapPersonChange, request.body)
    atMostOwn(guest, role)
    await tables.commit(giveRole(mapId, known.person.id, role, office.now()))
    office.changed(mapId, 'people')
    return find(mapId, known.person.id) ?? known
  })
  app.delete<OfPerson>(PATHS.mapPerson(':id', ':personId'), { config }, async (request, reply) => {
    const { mapId } = await enterSharedMap(request, options, 'facilitate')
    // Without a session there is nothing to remember them by: they are sent away, and the address stays open to them.
    if (visits.closeNobody(mapId, request.params.personId)) return reply.code(204).send()
    const { known } = await enterPerson(request)
    await tables.commit(giveRole(mapId, known.person.id, 'none', office.now()))
    office.changed(mapId, 'people')
    return reply.code(204).send()
  })
}
