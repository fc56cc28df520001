/** Reads the table that a spreadsheet, a document or a page puts onto the clipboard as HTML. */
import { FormatError } from '@journeyboard/formats/tables'

/** Wider or higher than this no merged cell is. */
const MOST_SPANNED = 1000
/** More places than any table has that could be taken: what merged cells cover counts, so few of them can mean many. */
const MOST_PLACES = 1_000_000

/**
 * Throws a FormatError when the table has too many places. Null when there is no table, or words around it: then it is a text with a table in it. Nothing in it runs or is
 * fetched. A merged cell gives its text to the first of its places.
 */
export function rowsOfHtml(html: string): string[][] | null {
  if (!/<table[\s>]/i.test(html)) return null
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const [table, another] = body.querySelectorAll('table')
  if (!table || another) return null
  const rows = placeCells(table)
  for (const rest of [table, ...body.querySelectorAll('style, script, meta, title')]) rest.remove()
  return (body.textContent ?? '').trim() === '' ? rows : null
}

function placeCells(table: HTMLTableElement): string[][] {
  const rows: string[][] = []
  let places = 0
  for (const [y, row] of [...table.querySelectorAll('tr')].entries()) {
    const texts = rows[y] ?? []
    rows[y] = texts
    let x = 0
    for (const cell of row.querySelectorAll('td, th')) {
      while (texts[x] !== undefined) x += 1
      const text = textOf(cell)
      const across = spanOf(cell, 'colspan')
      const downTo = spanOf(cell, 'rowspan')
      places += across * downTo
      if (places > MOST_PLACES) throw new FormatError('The table is too large. Paste a part of it.')
      for (let down = 0; down < downTo; down += 1) {
        const below = rows[y + down] ?? []
        rows[y + down] = below
        for (let right = 0; right < across; right += 1) below[x + right] = down + right === 0 ? text : ''
      }
      x += across
    }
  }
  return rows.map((row) => Array.from(row, (text) => text ?? ''))
}

function spanOf(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(attribute) ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_SPANNED) : 1
}

const BLOCKS = 'p, div, li, ul, ol, h1, h2, h3, h4, h5, h6'

/** With a line break where the cell shows one; those of the source mean nothing. */
function textOf(cell: Element): string {
  const copy = cell.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\u2028')
  for (const block of copy.querySelectorAll(BLOCKS)) block.after('\u2028')
  return (copy.textContent ?? '').replaceAll(/[ \t\r\n]+/g, ' ').replaceAll('\u2028', '\n')
}
