/** Deleting maps over HTTP, and putting them back: for whoever owns them. */
import { allows, isMapId, PATHS, type Role, type TrashedMap } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { standingOf } from '../access/standing.ts'
import { isInTrash, moveToTrash, takeFromTrash, trashOfPerson } from '../access/trash.ts'
import { HttpError } from './answers.ts'
import { requireSession } from './guests.ts'
import type { OfMap } from './mapDoor.ts'
import { enterSharedMap, type SharingOptions } from './shareLinks.ts'
import type { Titles } from './titles.ts'

export interface TrashRoutesOptions extends SharingOptions {
  readonly titles: Titles
}

export function addTrashRoutes(app: FastifyInstance, options: TrashRoutesOptions): void {
  const { log, office, titles, config } = options
  const { tables } = office
  const roleOf = (mapId: string, personId: string): Role | null =>
    standingOf(tables, mapId, personId, office.rulesOf(mapId).addressRole, office.now()).role

  /** The id of a map in the trash that the asking person owns: `enterMap` lets nobody in there. */
  const enterTrash = (request: FastifyRequest<OfMap>): string => {
    const { id } = request.params
    if (!isMapId(id)) throw new HttpError(400, 'This is not the name of a map.')
    const role = roleOf(id, requireSession(office, request).person.id)
    if (role === null || !allows(role, 'own')) throw new HttpError(403, 'Only who owns this map may do this.')
    if (!isInTrash(tables, id)) throw new HttpError(404, NOT_THERE)
    return id
  }

  app.delete<OfMap>(PATHS.map(':id'), { config }, async (request, reply) => {
    const { mapId, person } = await enterSharedMap(request, options, 'own')
    await tables.commit(moveToTrash(mapId, person.name, office.now()))
    office.changed(mapId, 'map')
    return reply.code(204).send()
  })
  app.get<{ Querystring: { readonly others?: string } }>(PATHS.trash, { config }, async (request, reply) => {
    // Pages that are older than this question, kept by browsers, take all that comes for their own.
    const withOthers = request.query.others === '1'
    const person = office.sessionOf(request.raw)?.person
    const rows = person ? trashOfPerson(tables, person.id) : []
    const maps = rows.map(
      async ({ map_id: id, deleted_at: deletedAt, deleted_by: deletedBy }): Promise<TrashedMap[]> => {
        const role = roleOf(id, person?.id ?? '')
        const isOwn = role === 'own'
        if (role === null || !(isOwn || withOthers)) return []
        return [{ id, isOwn, title: isOwn ? ((await titles.of(id)) ?? '') : '', deletedAt, deletedBy }]
      },
    )
    return reply.header('cache-control', 'no-store').send((await Promise.all(maps)).flat())
  })
  app.post<OfMap>(PATHS.putBack(':id'), { config }, async (request, reply) => {
    const [rows] = await tables.commit(takeFromTrash(enterTrash(request)))
    if (rows.length === 0) throw new HttpError(404, NOT_THERE)
    return reply.code(204).send()
  })
  app.delete<OfMap>(PATHS.trashedMap(':id'), { config }, async (request, reply) => {
    if (!(await log.removeTrashed(enterTrash(request), office.now()))) throw new HttpError(404, NOT_THERE)
    return reply.code(204).send()
  })
}

const NOT_THERE = 'This map is not in the trash any more.'
