/** Advance widths of single code points: Inter where it has the glyph, sensible widths for what other fonts draw. */
import { ADVANCES, CODE_POINTS, LETTERS, UNITS_PER_EM } from '../generated/interAdvances.ts'
import type { TypeStyle } from '../tokens/typeStyles.ts'

type FaceName = keyof typeof ADVANCES

/**
 * Em widths of what Inter does not have, measured with the fonts that systems fall back to. Emoji are drawn 1.17 to
 * 1.37 em wide; a number at the upper end, because a line that is estimated too long only breaks early.
 */
const WIDE = 1
const EMOJI = 1.32
const ARROW = 1
const SYMBOL = 0.9
const UNKNOWN = 0.56

/** Every code point of Inter below this is looked up in an array; the few above, and all others, in a map. */
const DIRECT = 0x2400

/** Widths in em by code point, of one face. */
export interface Face {
  readonly direct: Float64Array
  readonly others: Map<number, number>
}

const faces = new Map<FaceName, Face>()

/** The face in which a style is set; decoded when first asked for. */
export function faceOfStyle(style: TypeStyle): Face {
  const name: FaceName = style.italic ? 'i400' : `w${style.weight}`
  let face = faces.get(name)
  if (!face) {
    face = decodeFace(ADVANCES[name])
    faces.set(name, face)
  }
  return face
}

/** Width of a code point in em. Marks and invisible controls have none. */
export function advanceOf(face: Face, codePoint: number): number {
  if (codePoint < DIRECT) {
    const direct = face.direct[codePoint] ?? UNKNOWN
    if (direct >= 0) return direct
  }
  let advance = face.others.get(codePoint)
  if (advance === undefined) {
    advance = guessAdvance(codePoint)
    face.others.set(codePoint, advance)
  }
  return advance
}

function decodeFace(encoded: string): Face {
  const face: Face = { direct: new Float64Array(DIRECT).fill(-1), others: new Map() }
  let codePoint = 0
  let index = 0
  for (const range of CODE_POINTS.split(',')) {
    const [gap = '0', length = '0'] = range.split('.')
    codePoint += Number.parseInt(gap, 36)
    for (const end = codePoint + Number.parseInt(length, 36); codePoint < end; codePoint += 1, index += 2) {
      const units = LETTERS.indexOf(encoded[index] ?? '0') * 64 + LETTERS.indexOf(encoded[index + 1] ?? '0')
      const em = isInvisible(codePoint) ? 0 : units / UNITS_PER_EM
      if (codePoint < DIRECT) face.direct[codePoint] = em
      else face.others.set(codePoint, em)
    }
  }
  return face
}

function guessAdvance(codePoint: number): number {
  if (isInvisible(codePoint)) return 0
  if (isEmoji(codePoint)) return EMOJI
  if (codePoint >= 0x2190 && codePoint <= 0x21ff) return ARROW
  if (codePoint >= 0x2200 && codePoint <= 0x2bff) return SYMBOL
  return isWide(codePoint) ? WIDE : UNKNOWN
}

const invisible = /^[\p{M}\p{Cf}\p{Cc}]$/u
const emoji = /^[\p{Emoji_Presentation}\u{1f1e6}-\u{1f1ff}]$/u

function isInvisible(codePoint: number): boolean {
  return invisible.test(String.fromCodePoint(codePoint))
}

/** Drawn as a picture without being asked to by a variation selector. */
export function isEmoji(codePoint: number): boolean {
  return codePoint > 0x2300 && emoji.test(String.fromCodePoint(codePoint))
}

/** East Asian wide and fullwidth: ideographs, kana, hangul and their punctuation. */
export function isWide(codePoint: number): boolean {
  if (codePoint < 0x1100) return false
  return (
    codePoint <= 0x115f ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint !== 0x303f) ||
    (codePoint >= 0xa960 && codePoint <= 0xa97f) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff01 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1b000 && codePoint <= 0x1b2ff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  )
}
