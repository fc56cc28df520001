/** The web app: its files, and its one page for every address that is not a file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import { isMapId, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { apiError } from './answers.ts'

const INDEX = 'index.html'
/** The same page, which asks for the files of the board at once. */
const MAP_PAGE = 'map.html'
const MAP_ADDRESS = /^map\/([^/]+)$/
/** Vite puts a hash of the content into these names, so they never change. */
const HASHED = /^assets\//

/** Serves the folder that `vite build` fills; while it is not there, pages are a sentence that says so. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(serveStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // Vite's manifest of chunks lies in a hidden folder beside the pages.
    dotfiles: 'ignore',
    suppressWarning: true,
  })
  app.get('/*', (request, reply) => {
    const path = (request.params as { '*': string })['*']
    if (path === INDEX || isPage(request)) {
      const mapId = MAP_ADDRESS.exec(path)?.[1] ?? null
      // The page's scripts will ask for it when they have come.
      if (mapId !== null && isMapId(mapId)) reply.header('link', preload(PATHS.snapshot(mapId)))
      return sendPage(folder, mapId === null ? INDEX : MAP_PAGE, reply)
    }
    const age = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
    return reply.header('cache-control', age).sendFile(path)
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.header('cache-control', 'no-cache').code(404).send(apiError(404, 'There is nothing at this address.')),
  )
}

function sendPage(folder: string, page: string, reply: FastifyReply): FastifyReply {
  const file = [page, INDEX].find((name) => existsSync(join(folder, name)))
  if (file) return reply.header('cache-control', 'no-cache').sendFile(file)
  return reply.code(404).send(apiError(404, 'The web app is not built yet. Run "npm start" or "npm run build".'))
}

/** As a `Link` header: the browser fetches it at once, and gives it to the `fetch` that asks for the same. */
function preload(path: string): string {
  return `<${path}>; rel=preload; as=fetch; crossorigin`
}

/** An address of the app (`/map/<id>`), and not a file or an API that is missing. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.replace(/[?#].*$/, '')
  const last = path.slice(path.lastIndexOf('/') + 1)
  return !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(last)
}
