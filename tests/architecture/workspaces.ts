/** The package.json files of a tree: what each workspace is called, gives out and declares. */
import { ROOMS, type Room } from './rooms.ts'

/** Path from the root of the repository, with `/`, to the text of the file. */
export type SourceTree = ReadonlyMap<string, string>

export interface Workspace {
  readonly room: Room
  readonly name: string
  /** What others may import: `.` or `./part`, to the file behind it. */
  readonly fileByExport: ReadonlyMap<string, string>
  readonly dependencies: ReadonlySet<string>
  readonly devDependencies: ReadonlySet<string>
}

export interface House {
  readonly workspaces: readonly Workspace[]
  /** Tools that tests and scripts of every room may use. */
  readonly rootTools: ReadonlySet<string>
}

/** Reads the package.json files of all rooms that the tree has. Throws on a file that is not JSON. */
export function readHouse(tree: SourceTree): House {
  const workspaces = ROOMS.flatMap((room) => {
    const text = tree.get(`${room.folder}/package.json`)
    return text === undefined ? [] : [readWorkspace(room, text)]
  })
  return { workspaces, rootTools: namesIn(recordIn(JSON.parse(tree.get('package.json') ?? '{}')), 'devDependencies') }
}

/** The workspace whose folder holds the file, or undefined for files of the root. */
export function workspaceOf(house: House, path: string): Workspace | undefined {
  return house.workspaces.find((workspace) => path.startsWith(`${workspace.room.folder}/`))
}

function readWorkspace(room: Room, text: string): Workspace {
  const manifest = recordIn(JSON.parse(text))
  const fileByExport = new Map<string, string>()
  for (const [key, target] of Object.entries(recordIn(manifest.exports))) {
    if (typeof target === 'string') fileByExport.set(key, `${room.folder}/${target.replace(/^\.\//, '')}`)
  }
  return {
    room,
    name: String(manifest.name),
    fileByExport,
    dependencies: new Set([...namesIn(manifest, 'dependencies'), ...namesIn(manifest, 'peerDependencies')]),
    devDependencies: namesIn(manifest, 'devDependencies'),
  }
}

function namesIn(manifest: Record<string, unknown>, key: string): ReadonlySet<string> {
  return new Set(Object.keys(recordIn(manifest[key])))
}

function recordIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
