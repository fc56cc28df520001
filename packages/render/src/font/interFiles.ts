/** Inter comes in one file for each group of scripts: which characters stand in which. */
import rangesByFile from '@fontsource-variable/inter/unicode.json' with { type: 'json' }

export type InterFile = keyof typeof rangesByFile

type Range = readonly [first: number, last: number]

/** Latin first: a few characters stand in several files, and it is needed nearly always. */
const FILES: readonly InterFile[] = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
]
const files = FILES.map((file) => ({ file, ranges: rangesByFile[file].split(',').map(parseRange) }))

/** The characters by the file that has them; those that Inter does not have are left out. */
export function charactersByFile(characters: Iterable<string>): ReadonlyMap<InterFile, readonly string[]> {
  const found = new Map<InterFile, string[]>()
  for (const character of characters) {
    const file = fileOf(character)
    if (!file) continue
    const others = found.get(file)
    if (others) others.push(character)
    else found.set(file, [character])
  }
  return found
}

/** Null: another font of the system draws it. */
export function fileOf(character: string): InterFile | null {
  const codePoint = character.codePointAt(0) ?? 0
  const has = ({ ranges }: (typeof files)[number]) =>
    ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
  return files.find(has)?.file ?? null
}

/** `U+20-7E` or `U+20AC`. */
function parseRange(text: string): Range {
  const [first = '', last = first] = text.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
