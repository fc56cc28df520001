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
 * In an order in which each builds only upon those before it: what the page of a share link needs too, what home too
 * fetches, to make or read a map, and then what only a board needs. Packages of others lie apart, because they seldom change.
 */
const NAMES = ['join', 'map-packages', 'map', 'board-packages', 'board'] as const

/** Groups of the modules with which a board begins, and home and the app do not. `webRoot` is the folder of the web app. */
export function boardChunks(webRoot: string): ChunkGroup[] {
  let nameOf: ((id: string) => string | null) | null = null
  return NAMES.map((name, index) => ({
    debugName: name,
    priority: NAMES.length - index,
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
  const board = reachedFrom(page, imported)
  const app = reachedFrom(join(source, 'main.tsx'), imported)
  const home = reachedFrom(join(source, 'home/HomePage.tsx'), imported)
  const joinPage = reachedFrom(join(source, 'access/JoinPage.tsx'), imported)
  const homeLater = reachedFrom(join(source, 'home/HomePage.tsx'), fetched)
  return (id) => {
    // The page itself stays what it is fetched as.
    if (!board.has(id) || id === page || app.has(id) || home.has(id)) return null
    if (joinPage.has(id)) return 'join'
    const name = homeLater.has(id) ? 'map' : 'board'
    return id.includes('/node_modules/') ? `${name}-packages` : name
  }
}

function reachedFrom(start: string, next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set([start])
  // A set can be added to while it is walked through.
  for (const id of reached) for (const other of next(id)) reached.add(other)
  return reached
}
