/** What lies on the clipboard, whichever way it was asked for. */

export interface Pasted {
  readonly text: string
  readonly html: string
  /** Only files that were meant as such. */
  readonly files: readonly File[]
}

/** Reads at once: the browser takes it back when its event is over. */
export function pastedFrom(data: DataTransfer): Pasted {
  const text = data.getData('text/plain')
  return { text, html: data.getData('text/html'), files: meantFiles(text, [...data.files]) }
}

/** Asks the browser for the clipboard. Rejects where it does not let the page have it. */
export async function readDevice(): Promise<Pasted> {
  const items = await navigator.clipboard.read()
  const textOf = async (type: string) => {
    const item = items.find(({ types }) => types.includes(type))
    return item ? (await item.getType(type)).text() : ''
  }
  const pictures = items.flatMap((item) =>
    item.types.filter((type) => type.startsWith('image/')).map((type) => ({ item, type })),
  )
  const files = await Promise.all(
    pictures.map(async ({ item, type }) => new File([await item.getType(type)], `picture.${type.slice(6)}`, { type })),
  )
  const text = await textOf('text/plain')
  return { text, html: await textOf('text/html'), files: meantFiles(text, files) }
}

/**
 * Spreadsheets and word processors put a picture of what was copied beside its text, and then the text is meant. A
 * file that was copied from a folder has its name as text.
 */
function meantFiles(text: string, files: readonly File[]): readonly File[] {
  const words = text.trim()
  return words === '' || files.some(({ name }) => words.includes(name)) ? files : []
}
