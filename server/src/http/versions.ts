/** Versions of a map over HTTP: who may comment sees them, who may edit names and restores, who owns the map deletes. */
import { restoreContent } from '@journeyboard/doc'
import {
  allows,
  type LastVisit,
  LIMITS,
  LONGEST_VERSION_NAME,
  type MapVersions,
  type MapWriters,
  type Notice,
  PATHS,
  type RestoredVersion,
  readVersionName,
} from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as Y from 'yjs'
import type { Access } from '../access/access.ts'
import { networkOf } from '../access/clientAddress.ts'
import { DamagedDocError, type Log } from '../log/log.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { countedNames } from '../rooms/visitor.ts'
import { TooManyVersionsError, type Versions } from '../versions/versions.ts'
import type { Witness } from '../versions/witness.ts'
import { HttpError } from './answers.ts'
import { addressKey } from './failures.ts'
import { enterMap } from './mapDoor.ts'
import { createPace } from './pace.ts'

export interface VersionRoutesOptions {
  readonly log: Log
  readonly access: Access
  /** Tells whoever has the map open. */
  readonly notify: (mapId: string, notice: Notice) => void
  readonly history: History
  /** Requests per minute and address. */
  readonly rates: { readonly create: number; readonly read: number }
}

export interface History {
  readonly versions: Versions
  readonly witness: Pick<Witness, 'writers' | 'lastVisit'>
  readonly change: Rooms['change']
}

type MapRequest = FastifyRequest<{ Params: { id: string } }>
type VersionRequest = FastifyRequest<{ Params: { id: string; version: string } }>

const NO_MAP = 'There is no map at this address.'
const NO_VERSION = 'There is no such version of this map any more.'
const TOO_MANY = `A map has ${LIMITS.mapNamedVersions} named versions at most. Who owns it can delete some.`
/** Of one map by one person, and by all of one address: each is a version of its own, and changes the map under everybody's hands. */
const MOST_RESTORES = { count: 6, seconds: 60 }
const NOT_THEIRS = 'Somebody else has named this version. They, or who facilitates this map, may rename it.'
const NO_NAME = `Send {"name": "..."} with 1 to ${LONGEST_VERSION_NAME} characters.`

const REFUSALS = {
  comment: 'You may look at this map as it is now, but not at its versions.',
  edit: 'You may look at the versions of this map, but not keep, name or restore one.',
  own: 'Only who owns this map may delete a version.',
} as const

export function addVersionRoutes(app: FastifyInstance, options: VersionRoutesOptions): void {
  const { log, access, notify, rates } = options
  const { versions, witness, change } = options.history
  const reading = { config: { rateLimit: { max: rates.read, timeWindow: 60_000 } } }
  const writing = { bodyLimit: 16 * 1024, config: { rateLimit: { max: rates.create, timeWindow: 60_000 } } }

  const enter = async (request: MapRequest, needed: keyof typeof REFUSALS) => {
    const guest = await enterMap(request, access, 'view')
    if (!allows(guest.role, needed)) throw new HttpError(403, REFUSALS[needed])
    if (!(await log.head(guest.mapId))) throw new HttpError(404, NO_MAP)
    return guest
  }
  const restores = createPace(MOST_RESTORES, 'This map was restored from here many times just now. Wait a minute.')
  const tell = (mapId: string) => notify(mapId, { topic: 'versions', data: null })

  app.get(PATHS.versions(':id'), reading, async (request: MapRequest, reply) => {
    const { mapId } = await enter(request, 'comment')
    reply.header('cache-control', 'no-store')
    return { versions: versions.list(mapId) } satisfies MapVersions
  })
  app.post(PATHS.versions(':id'), writing, async (request: MapRequest, reply) => {
    const { mapId, person } = await enter(request, 'edit')
    const name = nameIn(request.body)
    const version = await versions.keep(mapId, { kind: 'named', name, people: [person] }).catch(refuseTooMany)
    tell(mapId)
    return reply.code(201).send(version)
  })
  app.get(PATHS.version(':id', ':version'), reading, async (request: VersionRequest, reply) => {
    const { mapId } = await enter(request, 'comment')
    const update = await readVersion(versions, mapId, request.params.version)
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'no-store')
      .send(Buffer.from(update.buffer, update.byteOffset, update.byteLength))
  })
  app.patch(PATHS.version(':id', ':version'), writing, async (request: VersionRequest) => {
    const { mapId, role, person } = await enter(request, 'edit')
    const id = idIn(request.params.version)
    const named = versions.list(mapId).find((one) => one.id === id && one.kind === 'named')
    const isTheirs = !named || named.people.some((one) => one.id === person.id)
    if (!isTheirs && !allows(role, 'facilitate')) throw new HttpError(403, NOT_THEIRS)
    const version = await versions.rename(mapId, id, nameIn(request.body), person).catch(refuseTooMany)
    if (!version) throw new HttpError(404, NO_VERSION)
    tell(mapId)
    return version
  })
  app.delete(PATHS.version(':id', ':version'), writing, async (request: VersionRequest, reply) => {
    const { mapId } = await enter(request, 'own')
    if (!(await versions.remove(mapId, idIn(request.params.version)))) throw new HttpError(404, NO_VERSION)
    tell(mapId)
    return reply.code(204).send()
  })
  app.post(PATHS.restoreVersion(':id', ':version'), writing, async (request: VersionRequest) => {
    const { mapId, role, person, isNobody } = await enter(request, 'edit')
    const update = await readVersion(versions, mapId, request.params.version)
    // Guests cost nothing. Whoever facilitates is to get at a good version whatever others do.
    const shared = allows(role, 'facilitate') ? [] : [addressKey(request)]
    await restores.take(...[`person ${person.id}`, ...shared].map((key) => `${mapId} ${key}`))
    let kept = 0
    await change(mapId, {
      person,
      from: countedNames({ person, isNobody, address: networkOf(request.ip) }),
      async prepare(stored) {
        // Others may have been before it, and the right to it may have ended meanwhile.
        await enter(request, 'edit')
        kept = (await versions.keep(mapId, { kind: 'restore', people: [person] }, stored)).id
        await enter(request, 'edit')
      },
      apply(doc) {
        const version = new Y.Doc()
        Y.applyUpdate(version, update)
        restoreContent(doc, version)
        version.destroy()
      },
    })
    tell(mapId)
    return { kept } satisfies RestoredVersion
  })
  app.get(PATHS.writers(':id'), reading, async (request: MapRequest, reply) => {
    const { mapId } = await enter(request, 'comment')
    reply.header('cache-control', 'no-store')
    return { writers: witness.writers(mapId) } satisfies MapWriters
  })
  app.get(PATHS.lastVisit(':id'), reading, async (request: MapRequest, reply) => {
    const { mapId, person } = await enter(request, 'comment')
    const visit = witness.lastVisit(mapId, person)
    reply.header('cache-control', 'no-store')
    if (!visit) return { person, leftAt: null, version: null, seen: null } satisfies LastVisit
    const { leftAt, seq, seen } = visit
    const version = versions.nearestBefore(mapId, seq === null ? { at: leftAt + LEAVING } : { seq })
    return { person, leftAt, version, seen } satisfies LastVisit
  })
}

/** Milliseconds that the version may take that is kept when somebody leaves; of visits under builds that noted no row. */
const LEAVING = 2000

function refuseTooMany(error: unknown): never {
  throw error instanceof TooManyVersionsError ? new HttpError(413, TOO_MANY) : error
}

function nameIn(body: unknown): string {
  const name = readVersionName(body)
  if (name === null) throw new HttpError(400, NO_NAME)
  return name
}

function idIn(version: string): number {
  return /^\d{1,15}$/.test(version) ? Number(version) : 0
}

async function readVersion(versions: Versions, mapId: string, version: string): Promise<Uint8Array> {
  try {
    const update = await versions.read(mapId, idIn(version))
    if (update) return update
  } catch (error) {
    if (!(error instanceof DamagedDocError)) throw error
    const damaged = new HttpError(500, 'This version is damaged on the server. The map itself is not.')
    damaged.cause = error
    throw damaged
  }
  throw new HttpError(404, NO_VERSION)
}
