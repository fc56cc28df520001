import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { themeStylesheet } from './themeStylesheet.ts'

const ROOT = join(import.meta.dirname, '..')
/** Drawn on the map, in its units: what stands there agrees with the layout, or grows against the zoom. */
const ON_MAP =
  /^canvas\/(canvas|card|cardImage|commentPins|dots|drag|emotion|hover|laser|links|lockMark|peers|sheet|sticky|textEditor|thrown)\.module\.css$/

const readFiles = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
const declarationsIn = (css: string) =>
  [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+)[;}]/g)].map(([, name = '', value = '']) => ({
    name,
    value,
  }))

const TEXT = /^(font|font-size|line-height|font-weight)$/
const ROOM = /^((padding|margin)(-\w+)*|(row-|column-)?gap|border(-\w+)*-radius)$/
/** By libraries, on their own elements. */
const FROM_LIBRARIES = /^--(radix|tree-item)-/
/** A pixel is a hair's breadth: it sets a thing right on its line. */
const LENGTH = /(?<![\w.-])(?!-?1px)-?[\d.]+(px|em|rem)\b/
const WEIGHT = /^[1-9]00\b|^[1-9]50\b/

/** Sizes that a stylesheet makes up for itself. */
function ownSizes({ file, text }: { readonly file: string; readonly text: string }): string[] {
  return declarationsIn(text)
    .filter(({ name, value }) => {
      if (TEXT.test(name)) return ON_MAP.test(file) ? WEIGHT.test(value) : LENGTH.test(value) || WEIGHT.test(value)
      if (ROOM.test(name)) return !ON_MAP.test(file) && LENGTH.test(value.replaceAll(/\benv\([^)]*\)/g, ''))
      return name === 'z-index' && Number(value) >= 10
    })
    .map(({ name, value }) => `${file}: ${name}: ${value}`)
}

it('text, room, corners and layers of the interface come from its sizes', () => {
  const files = readFiles('**/*.css')
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(ownSizes)).toEqual([])
})

it('finds a size that is not among them', () => {
  const css = '.a { font: 600 13px / 18px var(--font); gap: var(--space-8) 7px; margin: 1px 0 -1px; z-index: 40 }'
  expect(ownSizes({ file: 'ui/a.module.css', text: css })).toEqual([
    'ui/a.module.css: font: 600 13px / 18px var(--font)',
    'ui/a.module.css: gap: var(--space-8) 7px',
    'ui/a.module.css: z-index: 40 ',
  ])
})

it('every custom property that a stylesheet reads is given somewhere', () => {
  const sheets = readFiles('**/*.css')
  const given = [...sheets, ...readFiles('**/*.ts*')].map(({ text }) => text).join('\n') + themeStylesheet()
  const isGiven = (name: string) => new RegExp(`${name}['"\`]?\\]?\\s*:|['"\`]${name}['"\`]`).test(given)
  const read = new Set(
    sheets.flatMap(({ text }) => [...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name)),
  )
  expect([...read].filter((name) => !FROM_LIBRARIES.test(name) && !isGiven(name))).toEqual([])
})
