/** The lines of a Mermaid file that hold the diagram, apart from front matter and directives, with their numbers. */
import { parse as parseYaml } from 'yaml'
import { FormatError } from './formatError.ts'
import { ownValue } from './jsonText.ts'

export interface SourceLine {
  readonly text: string
  /** Counts from 1 in the file that the person has. */
  readonly number: number
}

export interface MermaidSource {
  /** YAML between two `---` lines, not yet read. */
  readonly frontMatter: readonly SourceLine[]
  readonly lines: readonly SourceLine[]
}

/** YAML can grow: what stands before a diagram is short. */
const MAX_FRONT_MATTER = 20_000

/** `firstLine` is the line of the file in which the text begins: not 1 inside a Markdown file. */
export function readMermaidSource(text: string, firstLine: number): MermaidSource {
  const numbered = withoutDirectives(text.split(/\r\n?|\n/)).map((line, index) => ({
    text: line,
    number: firstLine + index,
  }))
  const isFence = (line: SourceLine) => line.text.trim() === '---'
  const start = numbered.findIndex((line) => line.text.trim() !== '')
  const end = numbered.findIndex((line, index) => index > start && isFence(line))
  const first = numbered[start]
  if (end < 0 || !first || !isFence(first)) return { frontMatter: [], lines: numbered }
  return { frontMatter: numbered.slice(start + 1, end), lines: numbered.slice(end + 1) }
}

/** The title in the front matter, or empty. Throws a FormatError if that is not YAML. */
export function frontMatterTitle({ frontMatter }: MermaidSource): string {
  const [first] = frontMatter
  if (!first) return ''
  const indent = /^\s*/.exec(first.text)?.[0] ?? ''
  const yaml = frontMatter.map(({ text }) => (text.startsWith(indent) ? text.slice(indent.length) : text)).join('\n')
  if (yaml.length > MAX_FRONT_MATTER)
    throw new FormatError(`The front matter is longer than ${MAX_FRONT_MATTER} characters.`, first.number)
  const title = ownValue(parsedYaml(yaml, first.number), 'title')
  return typeof title === 'string' || typeof title === 'number' ? String(title).trim() : ''
}

function parsedYaml(yaml: string, firstLine: number): unknown {
  try {
    return parseYaml(yaml, { logLevel: 'error' })
  } catch (error) {
    const place = error instanceof Error && 'linePos' in error ? error.linePos : undefined
    const line = ownValue(Array.isArray(place) ? place[0] : undefined, 'line')
    throw new FormatError(
      'The front matter between the two --- lines is not valid YAML: correct it, or delete it.',
      firstLine + (typeof line === 'number' ? line - 1 : 0),
    )
  }
}

/** Blanks `%%{...}%%`, which may span lines, and keeps the lines themselves for the numbers. */
function withoutDirectives(lines: readonly string[]): string[] {
  const text = lines.join('\n')
  const parts: string[] = []
  let at = 0
  for (;;) {
    const start = text.indexOf('%%{', at)
    const end = start < 0 ? -1 : text.indexOf('}%%', start)
    if (end < 0) break
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ''))
    at = end + 3
  }
  return [...parts, text.slice(at)].join('').split('\n')
}
