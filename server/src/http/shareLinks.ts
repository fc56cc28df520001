/** Links into a map over HTTP: for whoever facilitates it, and for whoever holds a token. */
import {
  allows,
  type OpenedLink,
  PATHS,
  type Role,
  type ShareLink,
  type ShareLinkWithToken,
  TRASHED_MAP,
} from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { dropLesserRole, noteSeen } from '../access/mapPeople.ts'
import type { Office } from '../access/office.ts'
import { changePerson } from '../access/people.ts'
import {
  changeLink,
  findLink,
  linkOfToken,
  listLinks,
  newLink,
  noteLinkUse,
  revokeLink,
  rotateLink,
} from '../access/shareLinks.ts'
import { standingOf } from '../access/standing.ts'
import { isInTrash } from '../access/trash.ts'
import type { Log } from '../log/log.ts'
import { HttpError } from './answers.ts'
import { linkOpening, newShareLink, readBody, shareLinkChange } from './bodies.ts'
import { addressKey, createFailures } from './failures.ts'
import { openGuestSession } from './guests.ts'
import { enterMap, type Guest, type OfMap } from './mapDoor.ts'

/** What the routes about one map's access need. */
export interface SharingOptions {
  readonly log: Log
  readonly access: Access
  readonly office: Office
  /** Requests per minute and address. */
  readonly config: { readonly rateLimit: { readonly max: number; readonly timeWindow: number } }
}

type OfLink = { Params: { id: string; linkId: string } }

const MOST_LINKS = 100
/** Tokens that open nothing, per address and minute. Guessing 144 bits takes longer than the world has. */
const MOST_FAILURES = { count: 30, seconds: 60 }

export function addShareLinkRoutes(app: FastifyInstance, options: SharingOptions): void {
  const { office, config } = options
  const { tables } = office
  const failures = createFailures(MOST_FAILURES.count, MOST_FAILURES.seconds)

  /** The link in the address, if the asking person may have a hand in it: nobody gets at more than their own role. */
  const enterLink = async (request: FastifyRequest<OfLink>): Promise<Guest & { link: ShareLink }> => {
    const guest = await enterSharedMap(request, options, 'facilitate')
    const link = findLink(tables, guest.mapId, request.params.linkId)
    if (!link) throw new HttpError(404, 'There is no such link.')
    atMostOwn(guest, link.role)
    return { ...guest, link }
  }

  app.get<OfMap>(PATHS.links(':id'), { config }, async (request, reply) => {
    const { mapId } = await enterSharedMap(request, options, 'facilitate')
    return reply.header('cache-control', 'no-store').send(listLinks(tables, mapId))
  })
  app.post<OfMap>(PATHS.links(':id'), { config }, async (request, reply) => {
    const guest = await enterSharedMap(request, options, 'facilitate')
    const wish = readBody(newShareLink, request.body)
    atMostOwn(guest, wish.role)
    if (listLinks(tables, guest.mapId).length >= MOST_LINKS) {
      throw new HttpError(409, `A map has at most ${MOST_LINKS} links. Revoke one that nobody needs.`)
    }
    const { link, token, statement } = newLink(guest.mapId, wish, office.now())
    await tables.commit(statement)
    office.changed(guest.mapId, 'links')
    return reply.code(201).send({ ...link, token } satisfies ShareLinkWithToken)
  })
  app.patch<OfLink>(PATHS.link(':id', ':linkId'), { config }, async (request) => {
    const { mapId, link, ...guest } = await enterLink(request)
    const change = readBody(shareLinkChange, request.body)
    atMostOwn(guest, change.role ?? link.role)
    if (Object.keys(change).length > 0) await tables.commit(changeLink(link.id, change))
    office.changed(mapId, 'links')
    return findLink(tables, mapId, link.id) ?? link
  })
  app.delete<OfLink>(PATHS.link(':id', ':linkId'), { config }, async (request, reply) => {
    const { mapId, link } = await enterLink(request)
    await tables.commit(revokeLink(link.id))
    office.changed(mapId, 'links')
    return reply.code(204).send()
  })
  app.post<OfLink>(PATHS.rotateLink(':id', ':linkId'), { config }, async (request) => {
    const { mapId, link } = await enterLink(request)
    const { token, statement } = rotateLink(link.id)
    await tables.commit(statement)
    office.changed(mapId, 'links')
    return { ...link, token } satisfies ShareLinkWithToken
  })
  app.post(PATHS.openLink, { config }, async (request, reply) => {
    const { token, name } = readBody(linkOpening, request.body)
    // A token that holds is never refused: behind one address a whole room may have tried the link of yesterday.
    const link =
      linkOfToken(tables, token, office.now()) ?? (await failures.watch([addressKey(request)], async () => null))
    if (!link) throw new HttpError(404, 'This link does not hold any more. Ask whoever sent it for a new one.')
    if (isInTrash(tables, link.map_id)) throw new HttpError(404, TRASHED_MAP)
    const { person, account } = await openGuestSession(office, request, reply, name)
    if (name !== undefined && !account && name !== person.name) await changePerson(tables, person.id, { name })
    const mapId = link.map_id
    const now = office.now()
    await tables.commit(
      noteSeen(mapId, person.id, now),
      noteLinkUse(link.id, person.id, now),
      ...(link.role === 'own' ? [dropLesserRole(mapId, person.id)] : []),
    )
    office.joined(mapId, person.id)
    const { role } = standingOf(tables, mapId, person.id, office.rulesOf(mapId).addressRole, now)
    if (role === null) throw new HttpError(403, 'You have been removed from this map. Ask who facilitates it.')
    return { mapId, role, linkRole: link.role } satisfies OpenedLink
  })
}

/** Like `enterMap`, for a map that is there. */
export async function enterSharedMap(
  request: FastifyRequest<OfMap>,
  { access, log }: Pick<SharingOptions, 'access' | 'log'>,
  needed: Role,
): Promise<Guest> {
  const guest = await enterMap(request, access, needed)
  if (!(await log.head(guest.mapId))) throw new HttpError(404, 'There is no map at this address.')
  return guest
}

/** Throws an `HttpError` 403 when `role` is more than this person's own. */
export function atMostOwn({ role: own }: Pick<Guest, 'role'>, role: Role): void {
  if (!allows(own, role)) throw new HttpError(403, 'Nobody gives more than they may do themselves.')
}
