/** Reads `.xlsx`: every sheet that holds something, as text. */
import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { FormatError } from '../formatError.ts'
import { MAX_FILE_SIZE } from '../limits.ts'
import { type Table, tableOf } from './table.ts'

export interface Sheet {
  readonly name: string
  /** Without rows where there is a problem. */
  readonly table: Table
  /** Why it can not be used, as other sheets of the workbook can. */
  readonly problem?: string
}

/** Bytes that the parts of a workbook may have when they are unpacked. */
const MAX_UNPACKED = 100 * 1024 * 1024
const UNREADABLE = 'This is not a workbook that can be read. Save it as .xlsx or as CSV and try again.'

/**
 * Rejects with a FormatError where no sheet can be used. Formulas come as their last results, dates and times as
 * `2026-11-30 14:30`.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes.length > MAX_FILE_SIZE)
    throw new FormatError('The workbook is larger than 10 MB. Save the part of it that you need.')
  checkUnpacked(bytes)
  const sheets = await readWorkbook(new Uint8Array(bytes).buffer).catch((cause: unknown) => {
    throw new FormatError(UNREADABLE, undefined, { cause })
  })
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => textOf(cell).trim() !== '')))
  if (filled.length === 0) throw new FormatError('The workbook is empty.')
  const read = filled.map(({ sheet, data }) =>
    sheetOf(
      sheet,
      data.map((row) => row.map(textOf)),
    ),
  )
  const [first] = read
  if (first?.problem && read.every(({ problem }) => problem)) throw new FormatError(first.problem)
  return read
}

function sheetOf(name: string, rows: readonly (readonly string[])[]): Sheet {
  try {
    return { name, table: tableOf(rows) }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return { name, table: { rows: [] }, problem: error.message }
  }
}

/** What a zip says of its parts: a small file may claim to be a very large one. */
function checkUnpacked(bytes: Uint8Array): void {
  let size = 0
  try {
    unzipSync(bytes, {
      filter({ originalSize }) {
        size += originalSize
        return false
      },
    })
  } catch (cause) {
    throw new FormatError(UNREADABLE, undefined, { cause })
  }
  if (size > MAX_UNPACKED)
    throw new FormatError('The workbook is too large when it is unpacked. Save the part of it that you need.')
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return timeOrDate(cell.getTime())
  // Spreadsheets show 15 digits: 0.1 + 0.2 is 0.3 there.
  return String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell)
}

const DAY = 24 * 60 * 60 * 1000
/** Where the days of a spreadsheet are counted from; a time of day is a part of this one. */
const FIRST_DAY = Date.UTC(1899, 11, 30)
const FIRST_DATE = Date.UTC(1900, 0, 1)

/** `14:30`, `2026-11-30`, or both. Times are fractions of days there, which miss whole seconds by a little. */
function timeOrDate(exactly: number): string {
  const at = Math.round(exactly / 1000) * 1000
  if (at < FIRST_DATE) return clock(at - FIRST_DAY)
  const date = new Date(at).toISOString().slice(0, 10)
  const sinceMidnight = (at - FIRST_DAY) % DAY
  return sinceMidnight === 0 ? date : `${date} ${clock(sinceMidnight)}`
}

function clock(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  const twoDigits = (count: number) => String(count).padStart(2, '0')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}
