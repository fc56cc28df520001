/** Where a line may be broken: the part of UAX 14 that board text needs, as Chromium applies it. */
import { isEmoji, isWide } from './advances.ts'

/** UAX 14's names, with `WO`/`WC` for wide opening and closing brackets; `AL` is all that is not listed. */
type BreakClass =
  | 'AL'
  | 'ID'
  | 'OP'
  | 'WO'
  | 'CP'
  | 'WC'
  | 'EX'
  | 'IS'
  | 'SY'
  | 'NS'
  | 'BA'
  | 'B2'
  | 'QU'
  | 'GL'
  | 'ZW'
  | 'IN'
  | 'PO'
  | 'PR'

const LISTED: readonly (readonly [BreakClass, string])[] = [
  ['OP', '([{¡¿‚„⁅'],
  ['WO', '〈《「『【〔〖〘〚〝﹙﹛﹝（［｛｢'],
  ['CP', ')]'],
  ['WC', '}、。〉》」』】〕〗〙〛〞〟，．）］｝｡｣､'],
  ['EX', '!?！？'],
  ['IS', ',.:;'],
  ['SY', '/'],
  ['NS', '々〻ゝゞヽヾ〜゠・･：；‼⁇⁈⁉ﾞﾟ'],
  ['BA', '-|\u00ad\u058a\u2010\u2012\u2013\u2056\u2058'],
  ['B2', '—'],
  ['QU', '"\'«»‘’‛“”‟‹›'],
  ['GL', '\u00a0\u2007\u2011\u202f\u2060\ufeff'],
  ['ZW', '\u200b'],
  ['IN', '…‥․'],
  ['PO', '%°¢′″‰℃％'],
  ['PR', '$+\\€£¥№−±＄￥￡'],
]

const classByLetter = new Map(
  LISTED.flatMap(([name, letters]) => [...letters].map((letter) => [letter, name] as const)),
)

function classOf(letter: string): BreakClass {
  const listed = classByLetter.get(letter)
  if (listed) return listed
  const codePoint = letter.codePointAt(0) ?? 0
  if (codePoint < 0x1100) return 'AL'
  const halfwidthKana = codePoint >= 0xff66 && codePoint <= 0xff9d
  return halfwidthKana || isWide(codePoint) || isEmoji(codePoint) ? 'ID' : 'AL'
}

/** Thai, Lao, Burmese and Khmer put no spaces between words: a dictionary has to find them. */
const spaceless = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/
const words = new Intl.Segmenter('th', { granularity: 'word' })

/**
 * One byte for each cluster of a paragraph, 1 where a line may end before it. `starts` are the clusters' indexes and
 * the length of the text.
 */
export function opportunitiesOf(paragraph: string, starts: readonly number[]): Uint8Array {
  const found = new Uint8Array(starts.length)
  let inWord = false
  for (let index = 0; index + 1 < starts.length; index += 1) {
    // Most pairs are two letters of one word; asking for their classes would cost half of the wrapping.
    const wasInWord = inWord
    inWord = isWordCode(paragraph.charCodeAt(starts[index] ?? 0))
    if (index > 0 && !(inWord && wasInWord) && mayEndBefore(paragraph, starts, index)) found[index] = 1
  }
  if (spaceless.test(paragraph)) addWordStarts(paragraph, starts, found)
  return found
}

/** ASCII letters and digits. */
function isWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}

function mayEndBefore(paragraph: string, starts: readonly number[], index: number): boolean {
  const after = firstLetter(paragraph, starts[index] ?? 0)
  if (isGap(after)) return false
  const before = firstLetter(paragraph, starts[index - 1] ?? 0)
  if (isGap(before)) return true
  return mayBreakBetween(before, after, index > 1 ? firstLetter(paragraph, starts[index - 2] ?? 0) : '')
}

/** The letter of a cluster, without its marks: it alone decides about breaks. */
function firstLetter(text: string, start: number): string {
  const letter = text[start] ?? ''
  return letter >= '\ud800' && letter < '\udc00' ? text.slice(start, start + 2) : letter
}

function addWordStarts(paragraph: string, starts: readonly number[], found: Uint8Array): void {
  const wordStarts = new Set([...words.segment(paragraph)].map((word) => word.index))
  starts.forEach((start, index) => {
    if (index === 0 || !wordStarts.has(start)) return
    if (spaceless.test(paragraph[start - 1] ?? '') && spaceless.test(paragraph[start] ?? '')) found[index] = 1
  })
}

/**
 * Whether a line may end between `before` and `after`, neither being a space. `earlier` is the character in front of
 * `before`, or empty: a hyphen behind a letter or a digit joins, another one is a minus.
 */
function mayBreakBetween(before: string, after: string, earlier: string): boolean {
  if (before < '\u0080' && after < '\u0080') return mayBreakAscii(before, after, earlier)
  // A dash that begins a word belongs to it.
  if (DASHES.has(before) && isGap(earlier) && classOf(after) === 'AL' && !isDigit(after)) return false
  return mayBreakClasses(classOf(before), classOf(after))
}

const DASHES = new Set('-\u2010\u2013')

function isGap(letter: string): boolean {
  return letter === '' || letter === ' ' || letter === '\t'
}

const NEVER_FIRST = new Set<BreakClass>(['CP', 'WC', 'EX', 'IS', 'SY', 'NS', 'BA', 'IN', 'QU'])

function mayBreakClasses(before: BreakClass, after: BreakClass): boolean {
  if (after === 'ZW' || before === 'GL') return false
  if (before === 'ZW') return true
  if (after === 'GL') return before === 'BA'
  if (NEVER_FIRST.has(after) || before === 'OP' || before === 'WO' || before === 'QU') return false
  if (before === 'B2' || after === 'B2') return before !== after
  switch (before) {
    case 'AL':
      return after === 'ID' || after === 'WO'
    case 'ID':
      return after !== 'PO'
    case 'PR':
      return after !== 'AL' && after !== 'ID'
    case 'PO':
    case 'CP':
    case 'IS':
      return after !== 'AL'
    default:
      return true
  }
}

/** Between two ASCII characters Chromium has a table of its own; these sets are what it says. */
const OPENING = new Set('(<[{')
const BEFORE_OPENING = new Set('!"#%&)*+,-.:;=>?\\]|}~')
const NOT_BEHIND_HYPHEN = new Set('!$),./:;?]}')
const NOT_BEHIND_QUESTION = new Set('!"\'),./:;?]}')

function mayBreakAscii(before: string, after: string, earlier: string): boolean {
  if (before === '-') return isDigit(after) ? /[0-9A-Za-z]/.test(earlier) : !NOT_BEHIND_HYPHEN.has(after)
  if (before === '?') return !NOT_BEHIND_QUESTION.has(after)
  return OPENING.has(after) && BEFORE_OPENING.has(before)
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}
