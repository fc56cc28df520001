/** Images of a map over HTTP: kept by the hash of their bytes, given to whoever may see the map. */
import { createHash } from 'node:crypto'
import { isImageHash } from '@journeyboard/model'
import { LIMITS, type MapImages, type Notice, PATHS, type StoredImageName } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { DamagedDocError, type Log } from '../log/log.ts'
import { HttpError } from './answers.ts'
import { inspectImage } from './inspectImage.ts'
import { enterMap } from './mapDoor.ts'

export interface ImageRoutesOptions {
  readonly log: Log
  readonly access: Access
  /** Tells whoever has the map open. */
  readonly notify: (mapId: string, notice: Notice) => void
  /** Requests per minute and address. */
  readonly rates: { readonly image: number; readonly read: number }
}

const NO_MAP = 'There is no map at this address.'
const TOO_MANY = `The images of one map may take ${LIMITS.mapImages / 1024 ** 2} MB, and this one would take it over that.`
/** Whatever is in the bytes, a browser that opens the address by itself runs nothing of it. */
const INERT = "default-src 'none'; sandbox"

export function addImageRoutes(app: FastifyInstance, { log, access, notify, rates }: ImageRoutesOptions): void {
  const atMost = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } })
  app.post<{ Params: { id: string } }>(
    PATHS.images(':id'),
    {
      bodyLimit: LIMITS.image,
      config: atMost(rates.image),
      // Before ten megabytes of anybody are read.
      preParsing: async (request) => void (await enterMap(request, access, 'edit')),
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(request.body instanceof Uint8Array)) throw new HttpError(415, 'Send the image as application/octet-stream.')
      const bytes = request.body
      const type = inspectImage(bytes)
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (!(await log.head(id))) throw new HttpError(404, NO_MAP)
      const isThere = await isWhole(log, id, hash)
      // A slow line takes minutes, in which a right can end.
      await enterMap(request, access, 'edit')
      if (!(await log.putImage(id, { hash, type, bytes }))) throw new HttpError(413, TOO_MANY)
      // Whoever looks at a card without its image need not wait until they ask again.
      if (!isThere) notify(id, { topic: 'images', data: null })
      return reply.code(201).send({ hash } satisfies StoredImageName)
    },
  )
  app.get<{ Params: { id: string } }>(PATHS.images(':id'), { config: atMost(rates.read) }, async (request, reply) => {
    const { mapId: id } = await enterMap(request, access, 'view')
    if (!(await log.head(id))) throw new HttpError(404, NO_MAP)
    const hashes = (await log.images(id)).map((image) => image.hash)
    return reply.header('cache-control', 'no-store').send({ hashes } satisfies MapImages)
  })
  app.get<{ Params: { id: string; hash: string } }>(
    PATHS.image(':id', ':hash'),
    { config: atMost(rates.read) },
    async (request, reply) => {
      const { mapId: id } = await enterMap(request, access, 'view')
      const { hash } = request.params
      const image = isImageHash(hash) ? await log.readImage(id, hash) : null
      if (!image) {
        reply.header('cache-control', 'no-store')
        throw new HttpError(404, 'This map has no such image.')
      }
      const { buffer, byteOffset, byteLength } = image.bytes
      return reply
        .type(image.type)
        .header('cache-control', 'private, max-age=31536000, immutable')
        .header('content-security-policy', INERT)
        .send(Buffer.from(buffer, byteOffset, byteLength))
    },
  )
}

/** Whether the map has the image, and its bytes have not decayed. */
async function isWhole(log: Log, mapId: string, hash: string): Promise<boolean> {
  try {
    return (await log.readImage(mapId, hash)) !== null
  } catch (error) {
    if (error instanceof DamagedDocError) return false
    throw error
  }
}
