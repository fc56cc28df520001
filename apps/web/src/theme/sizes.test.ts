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
/** Comments become the line breaks that are in them, so that lines keep their numbers. */
function declarationsIn(sheet: string) {
  const css = sheet.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ''))
  return [...css.matchAll(/([\w-]+)\s*:\s*([^;{}]+)[;}]/g)].map(({ index, 1: name = '', 2: value = '' }) => ({
    line: css.slice(0, index).split('\n').length,
    name,
    value: value.trim().replace(/\s+/g, ' '),
  }))
}

const TEXT = /^(font|font-size|line-height|font-weight)$/
const ROOM = /^((padding|margin)(-\w+)*|(row-|column-)?gap|border(-\w+)*-radius)$/
/** By libraries, on their own elements. */
const FROM_LIBRARIES = /^--(radix|tree-item)-/
/** A pixel is a hair's breadth: it sets a thing right on its line. */
const LENGTH = /(?<![\w.-])(?!-?1px)-?[\d.]+(px|em|rem)\b/
const WEIGHT = /^[1-9]00\b|^[1-9]50\b/
const HEIGHT = /^(min-)?height$/
/** From the least target to the highest control. */
const OF_CONTROLS = /^(2[4-9]|3\d|4[0-4])px$/
const MOVES = /^(transition|animation)(-\w+)*$/
const TIME = /[1-9]\d*m?s\b/
/** A shadow of the theme, or what is no shadow but a line: a ring, an edge. */
const KNOWN_SHADOW = /^(var\(|none$|(inset )?\S+ 0 0 )/

/** Signs that wait or go by themselves, and what has no room for more. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // Seven of them stand in one row of a phone.
  'board/panels/Swatches.module.css': ['36px'],
  // Not for a pointer that only passes by; nothing for who waits less than that; as long as a reaction is in the air.
  'canvas/feelingTip.module.css': ['appear 80ms 120ms both'],
  'shell/FullPageMessage.module.css': ['appear 0s 400ms backwards'],
  'canvas/thrown.module.css': ['rise 2s ease-out both', 'widen 1s ease-out 2 both'],
}

/** Sizes that a stylesheet makes up for itself. */
function ownSizes({ file, text }: { readonly file: string; readonly text: string }): string[] {
  return declarationsIn(text)
    .filter(({ name, value }) => {
      if (TEXT.test(name)) return ON_MAP.test(file) ? WEIGHT.test(value) : LENGTH.test(value) || WEIGHT.test(value)
      if (ROOM.test(name)) return !ON_MAP.test(file) && LENGTH.test(value.replaceAll(/\benv\([^)]*\)/g, ''))
      if (HEIGHT.test(name)) return !ON_MAP.test(file) && OF_CONTROLS.test(value)
      if (MOVES.test(name)) return TIME.test(value)
      if (name === 'box-shadow') return value.split(/,(?![^(]*\)) ?/).some((shadow) => !KNOWN_SHADOW.test(shadow))
      return name === 'z-index' && Number(value) >= 10
    })
    .filter(({ value }) => !EXCEPTIONS[file]?.includes(value))
    .map(({ line, name, value }) => `${file}:${line} ${name}: ${value}`)
}

it('text, room, heights, corners, shadows, layers and times of the interface come from its sizes', () => {
  const files = readFiles('**/*.css')
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(ownSizes)).toEqual([])
})

it('finds a size that is not among them', () => {
  const css = `
    /* Two
    lines. */
    .a { font: 600 13px / 18px var(--font); gap: var(--space-8) 7px; margin: 1px 0 -1px; z-index: 40 }
    .b { min-height: 34px; height: 15px; box-shadow: 0 0 0 2px var(--accent), var(--shadow-1); }
    .c { box-shadow: 0 1px 3px #0003; transition: opacity 80ms }
    .d { transition: opacity var(--motion) }`
  expect(ownSizes({ file: 'ui/a.module.css', text: css })).toEqual([
    'ui/a.module.css:4 font: 600 13px / 18px var(--font)',
    'ui/a.module.css:4 gap: var(--space-8) 7px',
    'ui/a.module.css:4 z-index: 40',
    'ui/a.module.css:5 min-height: 34px',
    'ui/a.module.css:6 box-shadow: 0 1px 3px #0003',
    'ui/a.module.css:6 transition: opacity 80ms',
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
