/** Tables from spreadsheets: read, and understood as a map. Workbooks are read by `@journeyboard/formats/xlsx`. */
export { FormatError } from '../formatError.ts'
export { decodeTable } from './decodeTable.ts'
export { readCsv, readTsv } from './delimitedReader.ts'
export { type Table, tableOf } from './table.ts'
export { guessTableOptions, type KnownTitles, type TableOptions, tableRecords, tableTexts } from './tableRecords.ts'
