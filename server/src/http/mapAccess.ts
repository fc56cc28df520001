/** What holds for a map whoever comes: what its address gives, and the locks. */
import { allows, type MapAccess, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { changeRules } from '../access/standing.ts'
import { HttpError } from './answers.ts'
import { mapAccessChange, readBody } from './bodies.ts'
import type { Guest, OfMap } from './mapDoor.ts'
import { enterSharedMap, type SharingOptions } from './shareLinks.ts'

export function addMapAccessRoutes(app: FastifyInstance, options: SharingOptions): void {
  const { office, config } = options
  const describe = ({ mapId, role, person }: Guest): MapAccess => ({ role, person, ...office.rulesOf(mapId) })

  app.get<OfMap>(PATHS.access(':id'), { config }, async (request, reply) => {
    const guest = await enterSharedMap(request, options, 'view')
    return reply.header('cache-control', 'no-store').send(describe(guest))
  })
  app.put<OfMap>(PATHS.access(':id'), { config }, async (request) => {
    const guest = await enterSharedMap(request, options, 'facilitate')
    const change = readBody(mapAccessChange, request.body)
    if (change.addressRole !== undefined && !allows(guest.role, 'own')) {
      throw new HttpError(403, 'Only who owns this map may change what its address gives.')
    }
    await office.tables.commit(changeRules(guest.mapId, change))
    office.changed(guest.mapId, 'map')
    return describe(guest)
  })
}
