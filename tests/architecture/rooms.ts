/** Which room of the house may import what. The one place to change when a room is added. */

export interface Room {
  /** Folder from the root of the repository, without a slash at its end. */
  readonly folder: string
  /** Folders of the rooms that it may import. */
  readonly rooms: readonly string[]
  /** Specifiers of other packages that it may import, or `any` that its package.json declares. `a/` means all under a. */
  readonly external: readonly string[] | 'any'
  /** Whether it may use Node's own modules. */
  readonly node: boolean
}

const MODEL = 'packages/model'
const INSIGHT = 'packages/insight'
const LAYOUT = 'packages/layout'
const DOC = 'packages/doc'
const EDITOR = 'packages/editor'
const RENDER = 'packages/render'
const FORMATS = 'packages/formats'
const PROTOCOL = 'packages/protocol'
const SESSION = 'packages/session'
export const WEB = 'apps/web'
const SERVER = 'server'
export const TESTS = 'tests'

const PACKAGES = [MODEL, INSIGHT, LAYOUT, DOC, EDITOR, RENDER, FORMATS, PROTOCOL, SESSION]

export const ROOMS: readonly Room[] = [
  { folder: MODEL, rooms: [], external: ['zod/mini', 'jittered-fractional-indexing', 'nanoid'], node: false },
  { folder: INSIGHT, rooms: [MODEL], external: [], node: false },
  { folder: LAYOUT, rooms: [MODEL], external: [], node: false },
  { folder: DOC, rooms: [MODEL], external: ['yjs', 'lib0/'], node: false },
  { folder: EDITOR, rooms: [MODEL, INSIGHT, LAYOUT, DOC], external: ['zustand/vanilla'], node: false },
  {
    folder: RENDER,
    rooms: [MODEL, LAYOUT],
    external: ['@fontsource-variable/inter/', 'fflate', 'woff2-encoder/'],
    node: false,
  },
  {
    folder: FORMATS,
    rooms: [MODEL, INSIGHT, LAYOUT, RENDER],
    external: ['zod/mini', 'yaml', 'fflate', 'papaparse', 'read-excel-file/'],
    node: false,
  },
  { folder: PROTOCOL, rooms: [], external: ['zod/mini', 'lib0/'], node: false },
  {
    folder: SESSION,
    rooms: [DOC, PROTOCOL],
    external: ['yjs', 'y-websocket', 'y-indexeddb', 'y-protocols/', 'lib0/', 'zustand/vanilla'],
    node: false,
  },
  { folder: WEB, rooms: PACKAGES, external: 'any', node: false },
  { folder: SERVER, rooms: [MODEL, DOC, INSIGHT, FORMATS, RENDER, PROTOCOL], external: 'any', node: true },
  { folder: TESTS, rooms: [...PACKAGES, WEB, SERVER], external: 'any', node: true },
]

/** Packages that only one folder may import, whatever its room allows. */
export const RESERVED: readonly { readonly external: string; readonly folder: string }[] = [
  { external: '@xyflow/react', folder: 'apps/web/src/canvas' },
]

/** The only room whose sources name the maps of a document. */
export const NAMES_YJS_MAPS = DOC

export const MAX_LINES = 400

/** Tests beside the source, what only they use (`testing`), and generator scripts: they also use Node and the root's tools. */
export function isTooling(path: string): boolean {
  return /\.test\.tsx?$|\/testing(\.ts$|\/)/.test(path) || /^(packages\/[^/]+|apps\/[^/]+|server)\/scripts\//.test(path)
}
