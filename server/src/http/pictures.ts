/** Pictures of maps as they are now, for thumbnails and for pages elsewhere. */
import { randomBytes } from 'node:crypto'
import { PATHS, type PictureFormat } from '@journeyboard/protocol'
import { MAX_SCALE, MIN_SCALE, PICTURE_THEMES } from '@journeyboard/render'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import type { Log } from '../log/log.ts'
import { createKeptPictures } from '../pictures/keptPictures.ts'
import { type Painter, PainterBusy } from '../pictures/painter.ts'
import type { Picture, PictureCall } from '../pictures/pictureThread.ts'
import { shownImages } from '../pictures/shownImages.ts'
import { HttpError } from './answers.ts'
import { enterMap } from './mapDoor.ts'
import { readMap } from './maps.ts'

export interface PictureRoutesOptions {
  readonly log: Log
  readonly access: Access
  readonly painter: Painter
  /** Requests per minute and address. */
  readonly rate: number
}

const MIME: Readonly<Record<PictureFormat, string>> = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' }
const SIDES = { least: 16, most: 4096 }
const NO_MAP = 'There is no map at this address.'

export function addPictureRoutes(app: FastifyInstance, { log, access, painter, rate }: PictureRoutesOptions): void {
  /** Another version of the server may draw the same map in another way. */
  const drawnBy = randomBytes(6).toString('base64url')
  const kept = createKeptPictures()
  /** Null: there is none to be seen here, and whoever asks by `quiet=1` wants no error for that. */
  const findMap = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const { quiet = '0' } = request.query as Record<string, unknown>
    const isQuiet = yes('quiet', quiet)
    try {
      const { mapId: id } = await enterMap(request, access, 'view')
      const head = await log.head(id)
      if (!head) throw new HttpError(404, NO_MAP)
      return { id, head }
    } catch (error) {
      if (isQuiet && error instanceof HttpError && [401, 403, 404].includes(error.statusCode)) return null
      throw error
    }
  }
  for (const format of ['svg', 'png'] as const) {
    app.get<{ Params: { id: string } }>(
      PATHS.picture(':id', format),
      { config: { rateLimit: { max: rate, timeWindow: 60_000 } } },
      async (request, reply) => {
        const options = readOptions(request.query)
        const longestSide = readSide(request.query)
        const found = await findMap(request)
        if (!found) return reply.code(204).header('cache-control', 'no-store').send()
        const { id, head } = found
        const { theme, scale, hasTitle, isTransparent } = options
        const choice = [theme, scale, Number(hasTitle), Number(isTransparent), longestSide ?? 0].join('-')
        // An image may come later than the card that shows it.
        const entries = await log.images(id)
        const etag = `"${head.generation}-${head.seq}-${entries.length}-${choice}-${drawnBy}"`
        reply.header('etag', etag).header('cache-control', 'private, no-cache')
        // Pages elsewhere may show the picture to whoever may see it.
        reply.header('cross-origin-resource-policy', 'cross-origin')
        if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
        const key = `${id} ${format} ${etag}`
        const load = async (): Promise<PictureCall> => {
          const stored = await readMap(log, id)
          if (!stored) throw new HttpError(404, NO_MAP)
          const { images, damage } = await shownImages(log, id, stored.update, entries)
          const isPassing = damage.length > 0
          if (isPassing) request.log.error({ damage }, 'A picture is drawn without images that are damaged')
          return { update: stored.update, images, format, options, longestSide, isPassing }
        }
        const known = kept.get(key)
        const { bytes, isPassing } = known ? { bytes: known, isPassing: false } : await paint(painter, id, key, load)
        if (isPassing) reply.removeHeader('etag').header('cache-control', 'no-store')
        else kept.put(key, bytes)
        const { buffer, byteOffset, byteLength } = bytes
        return reply.type(MIME[format]).send(Buffer.from(buffer, byteOffset, byteLength))
      },
    )
  }
}

async function paint(painter: Painter, mapId: string, key: string, load: () => Promise<PictureCall>): Promise<Picture> {
  try {
    const answer = await painter.paint(mapId, key, load)
    if ('refused' in answer) throw new HttpError(422, answer.refused)
    return answer
  } catch (error) {
    if (!(error instanceof PainterBusy)) throw error
    throw new HttpError(503, `${error.message} Try again in a moment.`)
  }
}

/** Throws an `HttpError` that says what is possible; what it does not know it leaves alone. */
function readOptions(query: unknown): PictureCall['options'] {
  const { theme = 'light', scale = '1', title = '1', transparent = '0' } = query as Record<string, unknown>
  const known = PICTURE_THEMES.find((name) => name === theme)
  if (!known) throw new HttpError(400, `A picture's theme is ${PICTURE_THEMES.join(', ')}.`)
  const factor = typeof scale === 'string' && /^\d(\.\d{1,3})?$/.test(scale) ? Number(scale) : Number.NaN
  if (!(factor >= MIN_SCALE && factor <= MAX_SCALE)) {
    throw new HttpError(400, `A picture's scale is a number from ${MIN_SCALE} to ${MAX_SCALE}.`)
  }
  return { theme: known, scale: factor, hasTitle: yes('title', title), isTransparent: yes('transparent', transparent) }
}

/** Null: as large as the scale makes it. */
function readSide(query: unknown): number | null {
  const { side } = query as Record<string, unknown>
  if (side === undefined) return null
  const pixels = typeof side === 'string' && /^\d{1,4}$/.test(side) ? Number(side) : Number.NaN
  if (pixels >= SIDES.least && pixels <= SIDES.most) return pixels
  throw new HttpError(400, `A picture's longest side is a number of pixels from ${SIDES.least} to ${SIDES.most}.`)
}

function yes(name: string, value: unknown): boolean {
  if (value === '0' || value === '1') return value === '1'
  throw new HttpError(400, `Say "${name}=1" or "${name}=0".`)
}
