/** Tables that are pasted or come as a file: read here, and shown before anything is changed. */
import type { Board, PastedSheet } from '@journeyboard/editor'
import { clipOfTexts, type PasteTarget, pasteClip } from '@journeyboard/editor/clipboard'
import { decodeTable, FormatError, readCsv, readTsv, tableOf, tableTexts } from '@journeyboard/formats/tables'
import { rowsOfHtml } from './htmlTable.ts'
import type { Pasted } from './pasted.ts'

interface Destination {
  readonly board: Board
  readonly mapId: string
  readonly target: PasteTarget
}

/**
 * False: it is no table; one cell alone is a text. One column is a list, which goes into the cell at once; all else is
 * shown first. What is wrong with a table is said.
 */
export function offerPastedTable({ board, mapId, target }: Destination, pasted: Pasted): boolean {
  try {
    const rows = rowsOfHtml(pasted.html)
    const table = rows ? tableOf(rows) : readTsv(pasted.text)
    if (!table || table.rows.flat().length === 1) return false
    if (table.rows[0]?.length === 1) pasteClip(board, mapId, clipOfTexts(tableTexts(table, true)), target)
    else offerSheets(board, [{ name: '', rows: table.rows }], null, target)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    board.notices.toast(error.message)
  }
  return true
}

function offerSheets(board: Board, sheets: readonly PastedSheet[], file: string | null, target: PasteTarget): void {
  board.editing.end()
  board.panels.setState({ dialog: { type: 'table', file, sheets, target } })
}

/** A `.csv`, `.tsv` or `.xlsx`; what is wrong with it is said. */
export async function offerTableFile({ board, target }: Destination, file: File): Promise<void> {
  try {
    offerSheets(board, await sheetsOf(file), file.name, target)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    board.notices.toast(`${file.name}: ${error.message}`)
  }
}

const MAX_BYTES = 10 * 1024 * 1024

async function sheetsOf(file: File): Promise<PastedSheet[]> {
  if (file.size > MAX_BYTES) throw new FormatError('It is larger than 10 MB. Save the part of it that you need.')
  const bytes = await bytesOf(file)
  if (!/\.xlsx$/i.test(file.name)) return [{ name: '', rows: readCsv(decodeTable(bytes)).rows }]
  const { readXlsx } = await import('@journeyboard/formats/xlsx')
  return (await readXlsx(bytes)).map(({ name, table, problem }) => ({ name, rows: table.rows, problem }))
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // A folder, or a file that was moved or may not be read; browsers do not say which.
    throw new FormatError('It could not be read. If it is a folder, drop a file in it.', undefined, { cause })
  }
}
