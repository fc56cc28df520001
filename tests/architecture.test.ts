import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkTree } from './architecture/check.ts'
import { findCycles } from './architecture/cycles.ts'
import { readTree } from './architecture/readTree.ts'
import { scanFile } from './architecture/scan.ts'

const REPOSITORY = join(import.meta.dirname, '..')

describe('this repository', () => {
  const tree = readTree(REPOSITORY)

  it('was really read', () => {
    const paths = [...tree.keys()]
    for (const room of ['packages/model', 'packages/protocol', 'tests'])
      expect(paths.filter((path) => path.startsWith(`${room}/`)).length).toBeGreaterThan(3)
  })

  it('keeps the rules of the house', () => {
    expect(checkTree(tree)).toEqual([])
    // It reads every file, on machines that may be busy with other things.
  }, 60_000)
})

describe('a made-up house', () => {
  it('stands when everybody keeps to the rules', () => {
    expect(problemsOf({})).toEqual([])
  })

  it.each([
    [
      'a lower room imports a higher one',
      'packages/model/src/a.ts',
      `import '@journeyboard/doc'`,
      'may not import packages/doc',
    ],
    [
      'a type is imported the wrong way',
      'packages/layout/src/a.ts',
      `import type { A } from '@journeyboard/doc'`,
      'may not import packages/doc',
    ],
    [
      'a type is named the wrong way',
      'packages/layout/src/a.ts',
      `type A = import('@journeyboard/doc').A`,
      'may not import packages/doc',
    ],
    [
      'a room is loaded late the wrong way',
      'packages/doc/src/a.ts',
      `await import('@journeyboard/layout')`,
      'may not import packages/layout',
    ],
    [
      'a room is passed on the wrong way',
      'packages/doc/src/a.ts',
      `export { a } from '@journeyboard/layout'`,
      'may not import packages/layout',
    ],
    ['the model knows Yjs', 'packages/model/src/a.ts', `import * as Y from 'yjs'`, 'may not import yjs'],
    ['the editor knows React', 'packages/editor/src/a.ts', `import { useState } from 'react'`, 'may not import react'],
    [
      'the editor takes the React half of zustand',
      'packages/editor/src/a.ts',
      `import { create } from 'zustand'`,
      'may not import zustand',
    ],
    ['shared code takes the big zod', 'packages/model/src/a.ts', `import * as z from 'zod'`, 'may not import zod'],
    [
      'a room for browsers uses Node',
      'packages/doc/src/a.ts',
      `import { readFileSync } from 'node:fs'`,
      'may not use node:fs',
    ],
    [
      'React Flow leaves the canvas',
      'apps/web/src/panels/a.tsx',
      `import { Handle } from '@xyflow/react'`,
      'only apps/web/src/canvas imports',
    ],
    [
      'the server draws with the layout',
      'server/src/a.ts',
      `import '@journeyboard/layout'`,
      'may not import packages/layout',
    ],
    [
      'a source uses what tests use',
      'packages/model/src/a.ts',
      `import './testing/randomMap.ts'`,
      'is there for tests only',
    ],
    ['something imports tests by name', 'server/src/a.ts', `import '@journeyboard/tests'`, 'nothing imports tests'],
    [
      'something imports tests by a path',
      'server/src/a.ts',
      `import '../../tests/kit/seed.ts'`,
      'reaches into tests by a path',
    ],
    [
      'a path leads into another room',
      'packages/doc/src/a.ts',
      `import '../../model/src/card.ts'`,
      'reaches into packages/model by a path',
    ],
    [
      'a test reaches into a package',
      'tests/kit/a.ts',
      `import '../../packages/model/src/card.ts'`,
      'reaches into packages/model by a path',
    ],
    [
      'an import goes past the exports',
      'packages/doc/src/a.ts',
      `import '@journeyboard/model/src/card.ts'`,
      'is not among the exports',
    ],
    [
      'a dependency is not declared',
      'apps/web/src/a.ts',
      `import 'left-pad/part'`,
      'left-pad is not declared in apps/web/package.json',
    ],
    [
      'a source uses a tool of the root',
      'server/src/a.ts',
      `import 'vitest'`,
      'vitest is not declared in server/package.json',
    ],
    ['everything is exported', 'packages/model/src/a.ts', `export * from './card.ts'`, 'export *'],
    ['everything is exported under a name', 'packages/model/src/a.ts', `export * as card from './card.ts'`, 'export *'],
    [
      'a map of the document is asked for elsewhere',
      'packages/editor/src/a.ts',
      `doc.getMap('card/place')`,
      'only packages/doc names Yjs maps',
    ],
    [
      'a map is made elsewhere',
      'server/src/a.ts',
      `import * as Y from 'yjs'\nnew Y.Map()`,
      'only packages/doc names Yjs maps',
    ],
    [
      'the type of a map is named elsewhere',
      'server/src/a.ts',
      `import type * as Y from 'yjs'\nlet a: Y.Map<string>`,
      'only packages/doc',
    ],
    [
      'a map is imported under its name',
      'server/src/a.ts',
      `import { Map as Columns } from 'yjs'`,
      'only packages/doc names Yjs maps',
    ],
    ['a file is too long', 'packages/model/src/a.ts', '\n'.repeat(401), 'more than 400 lines'],
  ])('falls when %s', (_, path, text, sentence) => {
    const problems = problemsOf({ [path]: text })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(path)
    expect(problems[0]).toContain(sentence)
  })

  it('falls when files import each other in a circle, types included', () => {
    const problems = problemsOf({
      'packages/model/src/a.ts': `import { b } from './b.ts'`,
      'packages/model/src/b.ts': `export type { C } from './c.ts'`,
      'packages/model/src/c.ts': `import type { A } from './a.ts'`,
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(
      'model/src/a.ts > packages/model/src/b.ts > packages/model/src/c.ts > packages/model/src/a.ts',
    )
  })

  it.each([
    ['React Flow inside the canvas', 'apps/web/src/canvas/a.tsx', `import { Handle } from '@xyflow/react'`],
    [
      'a test beside the source with the tools of the root',
      'packages/doc/src/a.test.ts',
      `import 'vitest'\nimport 'node:fs'`,
    ],
    [
      'maps in the room of the document',
      'packages/doc/src/a.ts',
      `import * as Y from 'yjs'\nnew Y.Map()\ndoc.getMap('a')`,
    ],
    ['a circle that closes late', 'packages/model/src/a.ts', `const later = () => import('./a.ts')`],
    ['a second door of a package', 'packages/doc/src/a.ts', `import { cardSchema } from '@journeyboard/model/schemas'`],
    [
      'tests that drive the server in memory',
      'tests/faults/a.ts',
      `import { createRooms } from '../../server/src/rooms.ts'`,
    ],
    ['a module that a plugin of our own makes up', 'apps/web/src/a.ts', `import 'virtual:theme.css'`],
    ['400 lines', 'packages/model/src/a.ts', '\n'.repeat(400)],
    [
      'words in comments and texts',
      'packages/model/src/a.ts',
      `// import 'yjs'\nconst a = "import 'yjs'" + \`Y.Map \${1}\``,
    ],
  ])('allows %s', (_, path, text) => {
    expect(problemsOf({ [path]: text })).toEqual([])
  })
})

describe('the scanner', () => {
  it('says on which line a reference stands', () => {
    const { references } = scanFile('a.ts', `// one\nimport 'two'\n\nconst a = import('four')`)
    expect(references).toEqual([
      { specifier: 'two', line: 2, dynamic: false },
      { specifier: 'four', line: 4, dynamic: true },
    ])
  })

  it('refuses a file that it can not read instead of passing it', () => {
    expect(() => scanFile('a.ts', 'import from from')).toThrow('a.ts')
  })
})

describe('circles', () => {
  it('are found wherever the walk begins, one for each group', () => {
    const edges = new Map([
      ['a', ['b', 'x']],
      ['b', ['c']],
      ['c', ['b']],
      ['x', ['x']],
      ['y', ['a', 'outside']],
    ])
    expect(findCycles(edges).map((cycle) => cycle.join(''))).toEqual(['bcb', 'xx'])
  })
})

/** A small house that keeps the rules, with some files on top. */
function problemsOf(files: Record<string, string>): string[] {
  const workspace = (name: string, dependencies: string[], exports?: object) =>
    JSON.stringify({ name, exports, dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])) })
  const own = ['model', 'layout', 'doc'].map((name) => `@journeyboard/${name}`)
  const index = { '.': './src/index.ts' }
  const house: Record<string, string> = {
    'package.json': JSON.stringify({ devDependencies: { vitest: '*' } }),
    'packages/model/package.json': workspace('@journeyboard/model', ['@journeyboard/doc', 'yjs', 'zod'], {
      ...index,
      './schemas': './src/schemas.ts',
    }),
    'packages/layout/package.json': workspace('@journeyboard/layout', ['@journeyboard/doc'], index),
    'packages/doc/package.json': workspace(
      '@journeyboard/doc',
      ['@journeyboard/model', '@journeyboard/layout', 'yjs'],
      index,
    ),
    'packages/editor/package.json': workspace('@journeyboard/editor', [...own, 'react', 'zustand'], index),
    'apps/web/package.json': workspace('@journeyboard/web', [...own, 'react', '@xyflow/react']),
    'server/package.json': workspace('@journeyboard/server', [...own, '@journeyboard/tests', 'yjs']),
    'tests/package.json': workspace('@journeyboard/tests', own),
    'packages/model/src/index.ts': `export { type Card } from './card.ts'`,
    'packages/model/src/card.ts': 'export interface Card {}',
    'packages/model/src/testing/randomMap.ts': `import 'vitest'`,
    'packages/doc/src/index.ts': `import type { Card } from '@journeyboard/model'`,
    ...files,
  }
  return checkTree(new Map(Object.entries(house)))
}
