/** Maps over HTTP: making one, and reading one without a websocket. */
import { isOfLaterSchema } from '@journeyboard/doc'
import { CLOSE, type CreatedMap, GENERATION_HEADER, LIMITS, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as Y from 'yjs'
import type { Access } from '../access/access.ts'
import { networkOf } from '../access/clientAddress.ts'
import { giveOwnership } from '../access/mapPeople.ts'
import type { Office } from '../access/office.ts'
import { newLink } from '../access/shareLinks.ts'
import { newMapId } from '../access/tokens.ts'
import { DamagedDocError, type Log, type StoredDoc } from '../log/log.ts'
import { systemClock } from '../ops/clock.ts'
import { checkUpdate, RefusedFrame } from '../rooms/guard.ts'
import { integrate } from '../rooms/integrating.ts'
import { createWorkAllowance, spendOn } from '../rooms/workAllowance.ts'
import { HttpError } from './answers.ts'
import { mayCreate, openGuestSession } from './guests.ts'
import { enterMap } from './mapDoor.ts'

export interface MapRoutesOptions {
  readonly log: Log
  readonly access: Access
  readonly office: Office
  /** Requests per minute and address. */
  readonly rates: { readonly create: number; readonly read: number }
}

/** Milliseconds that a new map may hold up everybody: some ten times what one of 10,000 cards takes. */
const LONGEST_WORK = 1000

export function addMapRoutes(app: FastifyInstance, { log, access, office, rates }: MapRoutesOptions): void {
  const work = createWorkAllowance(systemClock)
  const letCreate = (request: FastifyRequest) => {
    if (mayCreate(office, office.sessionOf(request.raw))) return
    throw new HttpError(403, 'On this server only who has an account makes maps. Sign in first.')
  }
  app.post(
    PATHS.maps,
    {
      bodyLimit: LIMITS.newMap,
      config: { rateLimit: { max: rates.create, timeWindow: 60_000 } },
      // Before eight megabytes of anybody are read.
      preParsing: async (request) => letCreate(request),
    },
    async (request, reply) => {
      if (!(request.body instanceof Uint8Array)) {
        throw new HttpError(415, 'Send a Yjs update as application/octet-stream.')
      }
      const from = { person: null, address: networkOf(request.ip) }
      if (work.left(from) <= 0) throw new HttpError(429, 'Too many large maps from this address. Wait a moment.')
      const { body } = request
      const update = spendOn({ work, clock: systemClock }, from, () => wholeUpdate(body))
      // The session may have ended while they came.
      letCreate(request)
      const id = newMapId()
      const { person } = await openGuestSession(office, request, reply)
      const { link, token, statement } = newLink(id, { role: 'own' }, office.now())
      await log.createMap(id, update, [giveOwnership(id, person.id, office.now()), statement])
      return reply.code(201).send({ id, ownerLinkId: link.id, ownerToken: token } satisfies CreatedMap)
    },
  )
  app.get<{ Params: { id: string } }>(
    PATHS.snapshot(':id'),
    { config: { rateLimit: { max: rates.read, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { mapId: id } = await enterMap(request, access, 'view')
      const stored = await readMap(log, id)
      if (!stored) throw new HttpError(404, 'There is no map at this address.')
      return reply
        .type('application/octet-stream')
        .header(GENERATION_HEADER, String(stored.generation))
        .header('cache-control', 'no-store')
        .send(Buffer.from(stored.update.buffer, stored.update.byteOffset, stored.update.byteLength))
    },
  )
}

/** All that is committed, or null. Throws an `HttpError` when it can not be read. */
export async function readMap(log: Log, id: string): Promise<StoredDoc | null> {
  try {
    return await log.read(id)
  } catch (error) {
    if (!(error instanceof DamagedDocError)) throw error
    const damaged = new HttpError(500, 'This map is damaged on the server. Ask whoever runs it to restore a copy.')
    damaged.cause = error
    throw damaged
  }
}

/** The update as the server would write it itself. Throws a `RefusedFrame` if it is broken or not a whole document. */
function wholeUpdate(update: Uint8Array): Uint8Array {
  const { decoded } = checkUpdate(update, LIMITS.newMap)
  const doc = new Y.Doc()
  try {
    const done = integrate(doc, decoded, { most: LONGEST_WORK, worked: systemClock.worked })
    if (isOfLaterSchema(doc))
      throw new RefusedFrame(CLOSE.later, 'A newer Journeyboard wrote this map. Update this server first.')
    if (done === 'whole') return Y.encodeStateAsUpdate(doc)
    throw refusedMap(done === 'gaps' ? 'parts that it builds upon are missing' : 'it takes too long to put together')
  } catch (error) {
    throw error instanceof RefusedFrame ? error : refusedMap('it can not be applied', error)
  } finally {
    doc.destroy()
  }
}

function refusedMap(why: string, cause?: unknown): RefusedFrame {
  const refused = new RefusedFrame(CLOSE.badMessage, `This is not a whole map: ${why}.`)
  refused.cause = cause
  return refused
}
