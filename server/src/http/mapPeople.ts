/** Who has been on a map over HTTP: their roles, and removing them. */
import { type MapPerson, PATHS, type Role } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { changeRole, findMapPerson, listPeople, type PeopleOptions } from '../access/mapPeople.ts'
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
    here: visits.here(mapId),
  })
  const find = (mapId: string, personId: string) => findMapPerson(tables, mapId, personId, optionsFor(mapId))
  /** Somebody whose role the asking person may change. */
  const enterPerson = async (request: FastifyRequest<OfPerson>): Promise<Guest & { known: MapPerson }> => {
    const guest = await enterSharedMap(request, options, 'facilitate')
    const known = find(guest.mapId, request.params.personId)
    if (!known) throw new HttpError(404, 'Nobody of this name has been on this map.')
    if (known.role !== null) atMostOwn(guest, known.role)
    return { ...guest, known }
  }
  const change = async (mapId: string, personId: string, role: Role | 'none', by: string) => {
    const [changed] = await tables.commit(changeRole(mapId, personId, role, by))
    if (changed.length === 0) {
      throw new HttpError(409, 'A map has at least one owner. Make somebody else an owner first.')
    }
    office.changed(mapId, 'people')
  }

  app.get<OfMap>(PATHS.people(':id'), { config }, async (request, reply) => {
    const { mapId } = await enterSharedMap(request, options, 'comment')
    return reply.header('cache-control', 'no-store').send(listPeople(tables, mapId, optionsFor(mapId)))
  })
  app.patch<OfPerson>(PATHS.mapPerson(':id', ':personId'), { config }, async (request) => {
    const { known, mapId, ...guest } = await enterPerson(request)
    const { role } = readBody(mapPersonChange, request.body)
    atMostOwn(guest, role)
    await change(mapId, known.person.id, role, guest.person.name)
    return find(mapId, known.person.id) ?? known
  })
  app.delete<OfPerson>(PATHS.mapPerson(':id', ':personId'), { config }, async (request, reply) => {
    const { mapId } = await enterSharedMap(request, options, 'facilitate')
    // Without a session there is nothing to remember them by: they are sent away, and the address stays open to them.
    if (visits.closeNobody(mapId, request.params.personId)) return reply.code(204).send()
    const { known, person } = await enterPerson(request)
    await change(mapId, known.person.id, 'none', person.name)
    return reply.code(204).send()
  })
}
