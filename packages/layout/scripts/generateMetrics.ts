/** Reads the advance widths of the bundled Inter and writes `src/generated/interAdvances.ts`; run with `node`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openSync } from 'fontkit'

const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext']

/** The faces that the type styles in `src/tokens/typeStyles.ts` use. */
const FACES = [
  { name: 'w400', weight: 400, slant: 'normal' },
  { name: 'w550', weight: 550, slant: 'normal' },
  { name: 'w650', weight: 650, slant: 'normal' },
  { name: 'i400', weight: 400, slant: 'italic' },
] as const

/** Two letters of 64 hold an advance of up to 4095 font units. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

function openSubset(subset: string, slant: string) {
  const file = `@fontsource-variable/inter/files/inter-${subset}-wght-${slant}.woff2`
  return openSync(fileURLToPath(import.meta.resolve(file)))
}

/** To 14 binary places, as fonts store them and browsers use them; it decides how some advances are rounded. */
function roundCoordinates(coordinates: number[]): void {
  coordinates.forEach((coordinate, axis) => {
    coordinates[axis] = Math.round(coordinate * 16384) / 16384
  })
}

/**
 * Advance by code point over all subsets. A code point in two subsets has the same glyph in both.
 * fontkit can not decode the varied glyphs of a WOFF2 file, so a second font only yields the change of the advance.
 */
function readFace(weight: number, slant: string): { advances: Map<number, number>; unitsPerEm: number } {
  const advances = new Map<number, number>()
  let unitsPerEm = 0
  for (const subset of SUBSETS) {
    const font = openSubset(subset, slant)
    const varied = openSubset(subset, slant)
    varied.variationCoords = [weight]
    roundCoordinates(varied._variationProcessor.normalizedCoords)
    unitsPerEm = font.unitsPerEm
    for (const codePoint of font.characterSet) {
      if (codePoint < 0x20) continue
      const glyph = font.glyphForCodePoint(codePoint)
      const change = varied._variationProcessor.getAdvanceAdjustment(glyph.id, varied.HVAR)
      advances.set(codePoint, Math.round(glyph.advanceWidth + change))
    }
  }
  return { advances, unitsPerEm }
}

/** Increasing code points as `first gap.length` pairs in base 36: `w.2n,5.3` is 32..126, then 3 from 5 further on. */
function encodeRanges(codePoints: readonly number[]): string {
  const ranges: string[] = []
  let end = 0
  for (let index = 0; index < codePoints.length; ) {
    const start = codePoints[index] ?? 0
    let length = 1
    while (codePoints[index + length] === start + length) length += 1
    ranges.push(`${(start - end).toString(36)}.${length.toString(36)}`)
    end = start + length
    index += length
  }
  return ranges.join(',')
}

function encodeAdvance(advance: number): string {
  if (advance < 0 || advance > 4095) throw new Error(`An advance of ${advance} does not fit two letters.`)
  return `${LETTERS[advance >> 6]}${LETTERS[advance & 63]}`
}

const faces = FACES.map((face) => ({ ...face, ...readFace(face.weight, face.slant) }))
const codePoints = [...new Set(faces.flatMap((face) => [...face.advances.keys()]))].sort((a, b) => a - b)
const lines = faces.map((face) => {
  const encoded = codePoints.map((codePoint) => encodeAdvance(face.advances.get(codePoint) ?? 0)).join('')
  return `  ${face.name}: '${encoded}',`
})

writeFileSync(
  new URL('../src/generated/interAdvances.ts', import.meta.url),
  `/** Written by scripts/generateMetrics.ts: advance widths of Inter, in font units. Do not edit. */
export const UNITS_PER_EM = ${faces[0]?.unitsPerEm}
/** \`gap.length\` pairs in base 36: which code points have an advance. */
export const CODE_POINTS = '${encodeRanges(codePoints)}'
/** Two letters of 64 a code point, in the order of CODE_POINTS. */
export const LETTERS = '${LETTERS}'
export const ADVANCES = {
${lines.join('\n')}
} as const
`,
)
console.log(`${codePoints.length} code points in ${faces.length} faces`)
