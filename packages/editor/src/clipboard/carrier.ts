/** How a clip travels on the clipboard of a device: unseen in HTML, beside words that any program can read. */
import { type Clip, type ClipCard, readClip, writeClip } from './clip.ts'

export interface Carried {
  /** A line a card; cards of several cells as a table, parted by tabs. */
  readonly text: string
  readonly html: string
}

const ATTRIBUTE = 'data-journeyboard'

export function carry(clip: Clip): Carried {
  const rows = rowsOf(clip.cards)
  const lines = clip.notes.map(({ note }) => note.text)
  return {
    text: [...rows.map((row) => row.map(row.length > 1 ? asField : oneLine).join('\t')), ...lines.map(oneLine)].join(
      '\n',
    ),
    html: `<span ${ATTRIBUTE}="${encoded(clip)}"></span>${htmlOf(rows)}${lines.map(paragraph).join('')}`,
  }
}

/** Percent signs and letters only: nothing that a browser would write in another way. */
const encoded = (clip: Clip) => encodeURIComponent(writeClip(clip).toWellFormed())

/** The clip in what was pasted, or null if there is none. */
export function readCarried(html: string): Clip | null {
  const carried = new RegExp(`${ATTRIBUTE}="([^"]+)"`).exec(html)?.[1]
  if (carried === undefined) return null
  try {
    return readClip(decodeURIComponent(carried))
  } catch {
    // Cut off or tampered with: what can be read beside it is still pasted.
    return null
  }
}

/** Rows of lanes and columns of steps; cards of one step alone make a row each. */
function rowsOf(cards: readonly ClipCard[]): string[][] {
  const steps = cards.map(({ distance }) => distance.steps)
  const lanes = cards.map(({ distance }) => distance.lanes)
  const [left, top] = [Math.min(...steps), Math.min(...lanes)]
  const columns = Math.max(...steps) - left + 1
  if (!(columns > 1)) return cards.map(({ card }) => [card.text])
  const rows = Array.from({ length: Math.max(...lanes) - top + 1 }, () =>
    Array.from({ length: columns }, (): string[] => []),
  )
  for (const { card, distance } of cards) rows[distance.lanes - top]?.[distance.steps - left]?.push(oneLine(card.text))
  return rows.map((row) => row.map((texts) => texts.join('\n')))
}

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')

/** As spreadsheets write a cell with several lines. */
function asField(text: string): string {
  return /[\n\t"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function htmlOf(rows: readonly (readonly string[])[]): string {
  if (rows.every((row) => row.length === 1)) return rows.map(([text = '']) => paragraph(text)).join('')
  const lines = rows.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`)
  return `<table>${lines.join('')}</table>`
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}
