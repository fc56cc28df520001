/** The files of this repository as the checker sees them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceTree } from './workspaces.ts'

const ROOTS = ['packages', 'apps', 'server', 'tests']
/** Not written by hand, or not ours. */
const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'fixtures', 'test-results'])

/** All hand-written sources, styles and package.json files under the root of the repository. */
export function readTree(root: string): SourceTree {
  const tree = new Map<string, string>()
  const read = (path: string) => tree.set(path, readFileSync(join(root, path), 'utf8'))
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path)
      } else if (/\.(tsx?|css)$/.test(entry.name) || entry.name === 'package.json') read(path)
    }
  }
  read('package.json')
  for (const folder of ROOTS) walk(folder)
  return tree
}
