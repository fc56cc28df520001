/** The rules of the house, run over a tree of files. One sentence for each thing that breaks one. */
import { posix } from 'node:path'
import { findCycles } from './cycles.ts'
import { isTooling, MAX_LINES, NAMES_YJS_MAPS, RESERVED, TESTS, WEB } from './rooms.ts'
import { type Reference, type ScannedFile, scanFile } from './scan.ts'
import { type House, readHouse, type SourceTree, type Workspace, workspaceOf } from './workspaces.ts'

/** Checks every source file of every room. An empty list: the house stands. */
export function checkTree(tree: SourceTree): string[] {
  const house = readHouse(tree)
  const problems: string[] = []
  const fileEdges = new Map<string, readonly string[]>()
  for (const [path, text] of tree) {
    if (text.split('\n').length - 1 > MAX_LINES) problems.push(`${path}: more than ${MAX_LINES} lines`)
    const workspace = workspaceOf(house, path)
    if (!workspace || !/\.tsx?$/.test(path)) continue
    const scanned = scanFile(path, text)
    const seen = scanned.references.map((reference) => resolve(house, workspace, path, reference, tree))
    for (const one of seen) for (const problem of one.problems) problems.push(`${path}:${one.line}: ${problem}`)
    fileEdges.set(
      path,
      seen.flatMap((one) => (one.file && !one.dynamic ? [one.file] : [])),
    )
    problems.push(...checkNames(path, workspace, scanned))
  }
  for (const cycle of findCycles(fileEdges))
    problems.push(`${cycle[0]}: imports itself in a circle: ${cycle.join(' > ')}`)
  return problems
}

interface Resolved {
  readonly line: number
  readonly dynamic: boolean
  /** The file of this repository that is meant, if it is one. */
  readonly file: string | null
  readonly problems: readonly string[]
}

function resolve(house: House, from: Workspace, path: string, reference: Reference, tree: SourceTree): Resolved {
  const specifier = reference.specifier
  const found = specifier.startsWith('.')
    ? resolveRelative(house, from, posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')), tree)
    : resolvePackage(house, from, path, specifier)
  if (found.file && isTooling(found.file) && !isTooling(path) && from.room.folder !== TESTS)
    return { line: reference.line, dynamic: true, file: null, problems: [`${specifier} is there for tests only`] }
  return { line: reference.line, dynamic: reference.dynamic, ...found }
}

interface Found {
  readonly file: string | null
  readonly problems: readonly string[]
}

function resolveRelative(house: House, from: Workspace, target: string, tree: SourceTree): Found {
  const to = workspaceOf(house, target)
  const file = tree.has(target) ? target : null
  if (to === from) return { file, problems: [] }
  // Server and web app give nothing out as packages, and tests drive their parts directly.
  if (from.room.folder === TESTS && to?.fileByExport.size === 0) return { file, problems: [] }
  return { file, problems: [`reaches into ${to?.room.folder ?? 'the root'} by a path; import the package by its name`] }
}

function resolvePackage(house: House, from: Workspace, path: string, specifier: string): Found {
  if (specifier.startsWith('node:')) {
    const allowed = from.room.node || isTooling(path)
    return {
      file: null,
      problems: allowed ? [] : [`${from.room.folder} runs in browsers and may not use ${specifier}`],
    }
  }
  const name = packageName(specifier)
  if (name.startsWith('virtual:')) return { file: null, problems: [] }
  const to = house.workspaces.find((workspace) => workspace.name === name)
  const problems = isDeclared(house, from, path, name)
    ? []
    : [`${name} is not declared in ${from.room.folder}/package.json`]
  if (to?.room.folder === TESTS) return { file: null, problems: ['nothing imports tests'] }
  if (to) {
    const file = to.fileByExport.get(`.${specifier.slice(name.length)}`) ?? null
    if (to !== from && !from.room.rooms.includes(to.room.folder))
      problems.push(`${from.room.folder} may not import ${to.room.folder}`)
    if (!file) problems.push(`${specifier} is not among the exports of ${name}`)
    return { file, problems }
  }
  if (!isTooling(path) && !allowsExternal(from, specifier))
    problems.push(`${from.room.folder} may not import ${specifier}`)
  for (const { external, folder } of RESERVED) {
    if (name === external && !path.startsWith(`${folder}/`) && from.room.folder === WEB)
      problems.push(`only ${folder} imports ${external}`)
  }
  return { file: null, problems }
}

/** `@scope/name/part` is the package `@scope/name`; virtual modules of Vite come from a plugin, the one for PWAs or our own. */
function packageName(specifier: string): string {
  if (specifier.startsWith('virtual:pwa-')) return 'vite-plugin-pwa'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function isDeclared(house: House, from: Workspace, path: string, name: string): boolean {
  if (from.dependencies.has(name)) return true
  const usesTools = isTooling(path) || from.room.folder === TESTS || name.startsWith('vite-plugin-')
  return usesTools && (from.devDependencies.has(name) || house.rootTools.has(name))
}

function allowsExternal(from: Workspace, specifier: string): boolean {
  const allowed = from.room.external
  if (allowed === 'any') return true
  return allowed.some((entry) => specifier === entry || (entry.endsWith('/') && specifier.startsWith(entry)))
}

function checkNames(path: string, workspace: Workspace, scanned: ScannedFile): string[] {
  const problems = scanned.exportStarLines.map((line) => `${path}:${line}: export * hides what a module gives out`)
  const mayNameMaps = [NAMES_YJS_MAPS, TESTS].includes(workspace.room.folder) || isTooling(path)
  if (!mayNameMaps)
    problems.push(...scanned.yjsMapLines.map((line) => `${path}:${line}: only ${NAMES_YJS_MAPS} names Yjs maps`))
  return problems
}
