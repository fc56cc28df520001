/** Reads one source file: what it refers to, and the few names that only some rooms may say. */
import { parseSync, Visitor } from 'vite'

export interface Reference {
  readonly specifier: string
  readonly line: number
  /** `import()`: loaded later, so it may close a circle of files. */
  readonly dynamic: boolean
}

export interface ScannedFile {
  readonly references: readonly Reference[]
  /** Lines that hold an `export *`. */
  readonly exportStarLines: readonly number[]
  /** Lines that name Yjs maps: `Y.Map`, `Map` of yjs, `.getMap(`. */
  readonly yjsMapLines: readonly number[]
}

/** Parses TypeScript or TSX. Throws with the path and the parser's sentence when the file is not valid. */
export function scanFile(path: string, text: string): ScannedFile {
  const parsed = parseSync(path, text)
  const [problem] = parsed.errors
  if (problem) throw new Error(`${path}: ${problem.message}`)

  const references: Reference[] = []
  const exportStarLines: number[] = []
  const yjsMapLines: number[] = []
  const lineAt = lineFinder(text)
  const refer = (source: { value: unknown; start: number }, dynamic = false) => {
    if (typeof source.value === 'string')
      references.push({ specifier: source.value, line: lineAt(source.start), dynamic })
  }
  const nameMap = (node: { start: number }) => yjsMapLines.push(lineAt(node.start))

  new Visitor({
    ImportDeclaration: (node) => {
      refer(node.source)
      if (node.source.value === 'yjs' && node.specifiers.some(importsMap)) nameMap(node)
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) refer(node.source)
    },
    ExportAllDeclaration: (node) => {
      refer(node.source)
      exportStarLines.push(lineAt(node.start))
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') refer(node.source, true)
    },
    TSImportType: (node) => refer(node.source),
    TSQualifiedName: (node) => {
      if (node.left.type === 'Identifier' && node.left.name === 'Y' && node.right.name === 'Map') nameMap(node)
    },
    MemberExpression: (node) => {
      if (node.property.type !== 'Identifier') return
      const onYjs = node.object.type === 'Identifier' && node.object.name === 'Y'
      if (node.property.name === 'getMap' || (onYjs && node.property.name === 'Map')) nameMap(node)
    },
  }).visit(parsed.program)
  return { references, exportStarLines, yjsMapLines }
}

function importsMap(specifier: { type: string; imported?: { name?: string } | object }): boolean {
  const imported = specifier.imported
  return imported !== undefined && 'name' in imported && (imported.name === 'Map' || imported.name === 'YMap')
}

/** 1-based line of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const next = starts.findIndex((start) => start > offset)
    return next < 0 ? starts.length : next
  }
}
