/** A table as it comes from a spreadsheet, tidied. */
import { FormatError } from '../formatError.ts'
import { counted } from '../opened.ts'

export interface Table {
  /** Of one length, none of them empty; lines within a cell are parted by `\n`. */
  readonly rows: readonly (readonly string[])[]
}

const MAX_ROWS = 1000
const MAX_COLUMNS = 200

/**
 * Rows and columns without a word are left out. A merged cell has its text in the first place and empty ones beside it.
 * Throws a FormatError when there are too many of them, or none.
 */
export function tableOf(rows: readonly (readonly string[])[]): Table {
  const tidied = rows.map((row) => row.map(tidy)).filter((row) => row.some((cell) => cell !== ''))
  const width = tidied.reduce((widest, row) => Math.max(widest, row.length), 0)
  const filled = Array.from({ length: width }, (_, column) => column).filter((column) =>
    tidied.some((row) => (row[column] ?? '') !== ''),
  )
  if (filled.length === 0) throw new FormatError('The table is empty.')
  if (tidied.length > MAX_ROWS || filled.length > MAX_COLUMNS) {
    const size = `${counted(tidied.length, 'row')} and ${counted(filled.length, 'column')}`
    const most = `${MAX_ROWS.toLocaleString('en')} rows and ${MAX_COLUMNS} columns`
    throw new FormatError(`The table has ${size}. Bring at most ${most}: choose a part of it.`)
  }
  return { rows: tidied.map((row) => filled.map((column) => row[column] ?? '')) }
}

/** Rows become columns. */
export function turned({ rows }: Table): Table {
  const [first = []] = rows
  return { rows: first.map((_, column) => rows.map((row) => row[column] ?? '')) }
}

function tidy(cell: string): string {
  return cell
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}
