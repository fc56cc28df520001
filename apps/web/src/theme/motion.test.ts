import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
/** With what it holds: rules, each of them one pair of braces. */
const STILL = /@media \(prefers-reduced-motion: reduce\) \{((?:[^{}]*\{[^{}]*\})*)\s*\}/g
const RULE = /([^{}]+)\{([^{}]*)\}/g
/** The last of a rule may end without a semicolon. */
const MOTION = /(?:transition|animation)(?:-duration)?:[^;}]+/g

const rulesIn = (css: string) => [...css.matchAll(RULE)].map(([, names = '', body = '']) => ({ names, body }))
const selectorsOf = (names: string) => names.split(',').map((name) => name.trim())
const isTimed = (declaration: string) => /[1-9]\d*m?s\b/.test(declaration.replace('0s 400ms', ''))

/** What moves for a time of its own, in a rule that no rule stills for who wants no motion. */
function restless(text: string): string[] {
  const css = text.replace(/\/\*.*?\*\//gs, '')
  const stilled = new Set(
    [...css.matchAll(STILL)].flatMap(([, inside = '']) => rulesIn(inside).flatMap(({ names }) => selectorsOf(names))),
  )
  return rulesIn(css.replace(STILL, ''))
    .filter(({ names }) => !selectorsOf(names).every((name) => stilled.has(name)))
    .flatMap(({ body }) => (body.match(MOTION) ?? []).filter(isTimed))
}

it('what moves or fades takes as long as --motion says, or stops by itself for who wants no motion', () => {
  const files = globSync('**/*.css', { cwd: ROOT })
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => restless(readFileSync(join(ROOT, file), 'utf8')).map((one) => [file, one]))).toEqual(
    [],
  )
})

it('finds what moves without heeding that, wherever it stands in a file', () => {
  const still = '@media (prefers-reduced-motion: reduce) { .a { animation: none } .b { animation: none; } }'
  expect(restless(`.a { animation: rise 2s } ${still}`)).toEqual([])
  expect(restless(`.c { color: red; transition: opacity 80ms } ${still}`)).toEqual(['transition: opacity 80ms '])
  expect(restless(`${still} @media print { .a, .c { animation: rise 2s; } }`)).toEqual(['animation: rise 2s'])
})
