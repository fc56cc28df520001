/** Finds Mermaid journeys in fenced blocks of a Markdown file. */
import { FormatError } from './formatError.ts'
import { readMermaidSource } from './mermaidSource.ts'
import { counted } from './opened.ts'

interface Block {
  /** The line after the opening fence, from 1. */
  readonly firstLine: number
  readonly lines: readonly string[]
}

export interface FoundJourney {
  readonly diagram: string
  readonly firstLine: number
  /** First lines of further journeys in the file. */
  readonly others: readonly number[]
}

/** Throws a FormatError if there is none. */
export function findMermaidJourney(markdown: string): FoundJourney {
  const blocks = mermaidBlocks(markdown.split(/\r\n?|\n/))
  const [first, ...others] = blocks.filter(isJourney)
  if (first)
    return {
      diagram: first.lines.join('\n'),
      firstLine: first.firstLine,
      others: others.map((block) => block.firstLine),
    }
  const found =
    blocks.length === 0 ? 'no Mermaid diagram' : `${counted(blocks.length, 'Mermaid diagram')}, but no journey`
  throw new FormatError(
    `There is ${found} in this Markdown file. Put the diagram between a line \`\`\`mermaid and a line \`\`\`, and begin it with "journey".`,
    blocks[0]?.firstLine,
  )
}

/** Fences may be indented, of backticks, tildes or colons; one that is never closed goes on to the end. */
function mermaidBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const [, fence, language] = /^\s*(`{3,}|~{3,}|:{3})\s*\{?\.?(\w*)/.exec(lines[index] ?? '') ?? []
    if (fence === undefined) continue
    const first = index + 1
    index = closingFence(lines, first, fence)
    if (language?.toLowerCase() === 'mermaid') blocks.push({ firstLine: first + 1, lines: lines.slice(first, index) })
  }
  return blocks
}

function closingFence(lines: readonly string[], from: number, fence: string): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? ''
    if (line.length >= fence.length && line === (fence[0] ?? '').repeat(line.length)) return index
  }
  return lines.length
}

/** Also with a capital letter: its reader then says what is wrong. */
function isJourney({ lines, firstLine }: Block): boolean {
  const begun = readMermaidSource(lines.join('\n'), firstLine).lines.find(({ text }) => !/^\s*(%|#|$)/.test(text))
  return begun !== undefined && /^\s*journey\b/i.test(begun.text)
}
