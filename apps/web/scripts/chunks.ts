/** Which modules share a file of the built app: a page is a few files, not one for each set of parts that share something. */
import { join } from 'node:path'

interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[]
    readonly dynamicallyImportedIds: readonly string[]
  } | null
}

/** As Rolldown takes it. */
interface ChunkGroup {
  readonly debugName: string
  readonly name: (id: string, graph: ModuleGraph) => string | null
  readonly priority: number
  readonly includeDependenciesRecursively: boolean
}

/**
 * In an order in which each builds only upon those before it: what all pages need, what that of a share link needs too,
 * what home too fetches, to make or read a map, and then what only a board needs. Packages of others lie apart, because
 * they seldom change.
 */
const NAMES = ['app', 'join', 'map-packages', 'map', 'board-packages', 'board'] as const

const REACT = /\/node_modules\/(react|react-dom|scheduler)\//
/** Menus, popovers, dialogs, and what they stand upon: each page imports the lists of all there is of the first two. */
const INTERFACE_PACKAGES = [
  '@radix-ui',
  'radix-ui',
  '@floating-ui',
  'aria-hidden',
  'detect-node-es',
  'get-nonce',
  'react-remove-scroll',
  'react-remove-scroll-bar',
  'react-style-singleton',
  'tslib',
  'use-callback-ref',
  'use-sidecar',
]
export const INTERFACE = new RegExp(`/node_modules/(${INTERFACE_PACKAGES.join('|')})/`)
/** Each page imports the list of all of them. */
export const ICONS = /\/node_modules\/lucide-react\//
/** What each icon is made by. */
const COMMON_INTERFACE = /\/node_modules\/lucide-react\/dist\/esm\/createLucideIcon/
/** What Vite puts around each `import()`. */
const FETCHING = 'vite/preload-helper'
/** Lists of what a package of ours has: home imports some of them for a name or two. */
const LIST = /\/packages\/[a-z]+\/src\/index\.ts$/
/** What nothing on the home page needs before a map is made or read, though it imports lists that name it. */
const FOR_MAPS = /\/node_modules\/(zod|lib0)\//

/** Groups of the modules with which the app and a board begin. `webRoot` is the folder of the web app. */
export function boardChunks(webRoot: string): ChunkGroup[] {
  let nameOf: ((id: string) => string | null) | null = null
  return NAMES.map((name, index) => ({
    debugName: name,
    // Before the group of the interface in vite.config.ts.
    priority: 2 + NAMES.length - index,
    includeDependenciesRecursively: false,
    name(id, graph) {
      nameOf ??= readNames(join(webRoot, 'src'), graph)
      return nameOf(id) === name ? name : null
    },
  }))
}

function readNames(source: string, graph: ModuleGraph): (id: string) => string | null {
  const imported = (id: string) => graph.getModuleInfo(id)?.importedIds ?? []
  const fetched = (id: string) => [...imported(id), ...(graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [])]
  const page = join(source, 'board/BoardPage.tsx')
  const board = reachedFrom([page], imported)
  const app = reachedFrom([join(source, 'main.tsx')], imported)
  const home = reachedFrom([join(source, 'home/HomePage.tsx')], imported)
  const joinPage = reachedFrom([join(source, 'access/JoinPage.tsx')], imported)
  const homeLater = reachedFrom([join(source, 'home/HomePage.tsx')], fetched)
  const around = reachedFrom(
    [...board].filter((id) => COMMON_INTERFACE.test(id)),
    imported,
  )
  const isForMaps = (id: string) =>
    [...reachedFrom([id], (from) => (LIST.test(from) ? [] : imported(from)))].some((other) => FOR_MAPS.test(other))
  return (id) => {
    if (id.includes(FETCHING)) return 'app'
    // The page itself stays what it is fetched as.
    if (!board.has(id) || id === page || REACT.test(id)) return null
    if (around.has(id)) return 'app'
    if (INTERFACE.test(id) || ICONS.test(id)) return null
    const packages = id.includes('/node_modules/') ? '-packages' : ''
    if (isForMaps(id)) return homeLater.has(id) ? `map${packages}` : `board${packages}`
    if (home.has(id) && joinPage.has(id)) return 'app'
    if (app.has(id) || home.has(id)) return id.startsWith(source) && app.has(id) ? 'app' : null
    if (joinPage.has(id)) return 'join'
    return homeLater.has(id) ? `map${packages}` : `board${packages}`
  }
}

function reachedFrom(starts: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(starts)
  // A set can be added to while it is walked through.
  for (const id of reached) for (const other of next(id)) reached.add(other)
  return reached
}
