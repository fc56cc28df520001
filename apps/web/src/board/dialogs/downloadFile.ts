/** Gives something to the person as a file. */

/** `Office furniture, small.journey.json`: the title without what file systems refuse. */
export function fileNameOf(title: string, extension: string): string {
  const refused = /[\p{Cc}<>:"/\\|?*]+/gu
  const name = title
    .replace(refused, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100)
    .trimEnd()
  return `${name || 'Journey map'}${extension}`
}

export function downloadText(fileName: string, mime: string, text: string): void {
  downloadBlob(fileName, new Blob([text], { type: `${mime};charset=utf-8` }))
}

export function downloadBlob(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Safari reads the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
