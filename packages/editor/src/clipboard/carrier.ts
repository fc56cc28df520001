/** How a clip travels on the clipboard of a device: unseen in HTML, beside words that any program can read. */
import { cellKey } from '@journeyboard/model'
import { laneName } from '../commands/lanes.ts'
import { type Clip, type ClipCard, readClip, writeClip } from './clip.ts'
import { type Part, readPart, writePart } from './part.ts'

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
    html: `<span ${ATTRIBUTE}="${encoded(writeClip(clip))}"></span>${htmlOf(rows)}${lines.map(paragraph).join('')}`,
  }
}

/** Percent signs and letters only: nothing that a browser would write in another way. */
const encoded = (json: string) => encodeURIComponent(json.toWellFormed())

/** A table for other programs: a row for each lane, a column for each step. */
export function carryPart(part: Part): Carried {
  const rows = tableOf(part)
  return {
    text: rows.map((row) => row.map(asField).join('\t')).join('\n'),
    html: `<span ${ATTRIBUTE}="${encoded(writePart(part))}"></span>${htmlOf(rows)}`,
  }
}

function tableOf({ records: { steps, lanes, cards } }: Part): string[][] {
  const byCell = Map.groupBy(cards, ({ place }) => cellKey(place))
  const textsIn = (cell: Parameters<typeof cellKey>[0]) =>
    (byCell.get(cellKey(cell)) ?? []).map(({ text }) => oneLine(text)).join('\n')
  return [
    ['', ...steps.map(({ title }) => oneLine(title))],
    ...lanes.map((lane) => [laneName(lane), ...steps.map((step) => textsIn({ step: step.id, lane: lane.id }))]),
  ]
}

/** The clip in what was pasted, or null if there is none. */
export const readCarried = (html: string): Clip | null => readWith(readClip, html)

/** The part of a map in what was pasted, or null if there is none. */
export const readCarriedPart = (html: string): Part | null => readWith(readPart, html)

function readWith<T>(read: (json: string) => T | null, html: string): T | null {
  const carried = new RegExp(`${ATTRIBUTE}="([^"]+)"`).exec(html)?.[1]
  if (carried === undefined) return null
  try {
    return read(decodeURIComponent(carried))
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
