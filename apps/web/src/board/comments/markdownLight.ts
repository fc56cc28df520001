/** Markdown-light: bold, lists, links and mentions, read into a tree. Pure; what it does not know stays as it was typed. */

import type { NamedPerson } from '@journeyboard/protocol'
import { nameAtBegin } from './nameAtBegin.ts'

export type Mentioned = Pick<NamedPerson, 'name' | 'isGuest'>

export type Inline =
  | { readonly type: 'text' | 'bold'; readonly text: string }
  | { readonly type: 'mention'; readonly text: string; readonly person: Mentioned }
  | { readonly type: 'link'; readonly text: string; readonly href: string }

export type Block =
  | { readonly type: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly type: 'list'; readonly isOrdered: boolean; readonly items: readonly Line[] }

export type Line = readonly Inline[]

const BULLET = /^\s{0,3}[-*]\s+(.+)$/
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.+)$/
/** Bold, a named link, a bare address: the leftmost one counts. None of them reaches over a line. */
const MARKS =
  /\*\*(?<bold>[^*\s](?:[^*]*[^*\s])?)\*\*|\[(?<name>[^\][]+)\]\((?<target>[^\s()]+)\)|(?<bare>https?:\/\/[^\s<>"]+)/g
/** What ends a sentence is not part of an address at its end. */
const TRAILING = /[.,;:!?)\]}'"]+$/

/** `people` are those whom the text mentions: only they are marked. */
export function readMarkdown(text: string, people: readonly Mentioned[]): readonly Block[] {
  const blocks: Block[] = []
  for (const line of text.split(/\r?\n/)) addLine(blocks, line, people)
  return blocks.filter((block) => block.type === 'list' || block.lines.length > 0)
}

function addLine(blocks: Block[], line: string, people: readonly Mentioned[]): void {
  const last = blocks.at(-1)
  const bullet = BULLET.exec(line)?.[1]
  const item = bullet ?? NUMBER.exec(line)?.[1]
  if (item !== undefined) {
    const isOrdered = bullet === undefined
    const inline = readLine(item, people)
    if (last?.type === 'list' && last.isOrdered === isOrdered) {
      blocks[blocks.length - 1] = { ...last, items: [...last.items, inline] }
    } else blocks.push({ type: 'list', isOrdered, items: [inline] })
  } else if (line.trim() === '') blocks.push({ type: 'paragraph', lines: [] })
  else if (last?.type === 'paragraph') {
    blocks[blocks.length - 1] = { ...last, lines: [...last.lines, readLine(line, people)] }
  } else blocks.push({ type: 'paragraph', lines: [readLine(line, people)] })
}

function readLine(line: string, people: readonly Mentioned[]): Line {
  const parts: Inline[] = []
  let end = 0
  for (const match of line.matchAll(MARKS)) {
    const { bold, name, target, bare } = match.groups ?? {}
    const mark = bold !== undefined ? { type: 'bold' as const, text: bold } : linkOf(name, target ?? bare ?? '')
    if (!mark) continue
    parts.push(...readMentions(line.slice(end, match.index), people), mark)
    // What was cut off the end of a bare address is text again.
    end = match.index + (bare !== undefined ? mark.text.length : match[0].length)
  }
  return [...parts, ...readMentions(line.slice(end), people)]
}

/** Null: it leads nowhere that a link may lead. Only http and https are followed, whatever is typed. */
function linkOf(name: string | undefined, target: string): Inline | null {
  const href = name === undefined ? target.replace(TRAILING, '') : target
  const { protocol } = URL.parse(href) ?? {}
  return protocol === 'http:' || protocol === 'https:' ? { type: 'link', text: name ?? href, href } : null
}

function readMentions(text: string, people: readonly Mentioned[]): Inline[] {
  const parts: Inline[] = []
  let end = 0
  for (const { index } of text.matchAll(/@/g)) {
    const name = index < end ? null : nameAtBegin(text.slice(index + 1), people)
    if (name === null) continue
    // Of two who are called alike both are meant, not the guest alone.
    const [person] = people.filter((one) => one.name === name).sort((a, b) => signs(a) - signs(b))
    if (!person) continue
    if (index > end) parts.push({ type: 'text', text: text.slice(end, index) })
    parts.push({ type: 'mention', text: `@${name}`, person })
    end = index + 1 + name.length
  }
  return end < text.length ? [...parts, { type: 'text', text: text.slice(end) }] : parts
}

const signs = ({ isGuest }: Mentioned) => (isGuest ? 1 : 0)
