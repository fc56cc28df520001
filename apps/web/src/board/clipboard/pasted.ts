/** What a paste brings: read at once, as the browser takes it back when its event is over. */

export interface Pasted {
  readonly text: string
  readonly html: string
  /** Only files that were meant as such. */
  readonly files: readonly File[]
}

export function pastedFrom(data: DataTransfer): Pasted {
  const text = data.getData('text/plain')
  return { text, html: data.getData('text/html'), files: meantFiles(text, [...data.files]) }
}

/**
 * Spreadsheets and word processors put a picture of what was copied beside its text, and then the text is meant. A
 * file that was copied from a folder has its name as text.
 */
function meantFiles(text: string, files: readonly File[]): readonly File[] {
  const words = text.trim()
  return words === '' || files.some(({ name }) => words.includes(name)) ? files : []
}
