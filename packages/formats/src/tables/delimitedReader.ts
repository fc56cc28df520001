/** Reads tables in plain text: cells parted by tabs, commas, semicolons or bars. */
import Papa from 'papaparse'
import { FormatError } from '../formatError.ts'
import { type Table, tableOf } from './table.ts'

const SEPARATORS = ['\t', ',', ';', '|']

/** A file; which separator it has is guessed from its first lines. Throws a FormatError. */
export function readCsv(text: string): Table {
  const content = text.replace(/^\ufeff/, '')
  if (content.includes('\0')) throw new FormatError('This is not a text file. Save the table as CSV or as .xlsx.')
  // A spreadsheet writes this line for others of its kind.
  const named = /^sep=([^\r\n])\r?\n/i.exec(content)
  return parse(content.slice(named?.[0].length ?? 0), named?.[1] ?? '')
}

/** What was copied from a spreadsheet, or null if the text is no table: tabs that only indent part no cells. */
export function readTsv(text: string): Table | null {
  return /[^\s][^\n\r\t]*\t+[^\s]/.test(text) ? parse(text, '\t') : null
}

function parse(text: string, delimiter: string): Table {
  const options = { delimiter, delimitersToGuess: SEPARATORS, skipEmptyLines: true }
  const { data, errors } = Papa.parse<string[]>(text, options)
  return tableOf(errors.some(({ type }) => type === 'Quotes') ? parseLiterally(text, options) : data)
}

/** A cell that only begins with a quoted word is no quoted cell: read as one, it would swallow all that follows. */
function parseLiterally(text: string, options: Papa.ParseConfig): string[][] {
  // The separator is guessed from lines, which quotes must not join.
  const { delimiter } = Papa.parse(text.replaceAll('"', ''), { ...options, preview: 10 }).meta
  const { data } = Papa.parse<string[]>(text, { ...options, delimiter, fastMode: true })
  return data.map((row) => row.map(unquoted))
}

function unquoted(cell: string): string {
  const [, inner] = /^"((?:[^"]|"")*)"$/.exec(cell.trim()) ?? []
  return inner?.replaceAll('""', '"') ?? cell
}
