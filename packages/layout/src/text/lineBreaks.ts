/** Where a line may be broken: the part of UAX 14 that board text needs, as Chromium applies it. */
import { isEmoji, isWide } from './advances.ts'

/** Spaces, and what may be broken after; no break comes before them. */
const BREAK_AFTER = new Set('\u00ad\u058a\u2010\u2012\u2013\u2056\u2058-')
const GLUE = new Set('\u00a0\u2007\u2011\u202f\u2060\ufeff')
const OPENING = new Set('([{\u00a1\u00bf\u201a\u201e\u2045〈《「『【〔〖〘〚〝﹙﹛﹝（［｛｢')
const QUOTES = new Set('"\'\u00ab\u00bb\u2018\u2019\u201c\u201d\u2039\u203a')
const CLOSING = new Set(
  ')]}!?,.:;/%\u2026\u2025\u2024\u00b0\u00a2\u2030\u20ac、。〉》」』】〕〗〙〛〞〟！％），．：；？］｝｡｣､‼⁇⁈⁉',
)
const NON_STARTERS = new Set('々〻ゝゞヽヾ〜゠・ーｰ･')
const DASH = '\u2014'

/** Whether a line may end before `after`, `before` being the character in front of it (neither is a space). */
export function mayBreakBetween(before: string, after: string): boolean {
  if (before === '\u200b') return true
  if (after === '\u200b' || GLUE.has(before) || GLUE.has(after)) return false
  if (CLOSING.has(after) || NON_STARTERS.has(after) || BREAK_AFTER.has(after)) return false
  if (OPENING.has(before) || QUOTES.has(before) || QUOTES.has(after)) return false
  if (before === '-') return !isDigit(after)
  if (BREAK_AFTER.has(before)) return true
  if (before === DASH || after === DASH) return before !== after
  if (before === '/' || before === '?') return false
  return isIdeographic(before) || isIdeographic(after)
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}

function isIdeographic(letter: string): boolean {
  const codePoint = letter.codePointAt(0) ?? 0
  return codePoint >= 0x1100 && (isWide(codePoint) || isEmoji(codePoint))
}
