/** What a file is called that holds a map. */

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
