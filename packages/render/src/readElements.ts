/** Reading back the elements of a picture that `renderSvg` made: one pass over the text, no tree. */

export interface DrawnElement {
  readonly name: string
  /** Its own and those of the groups in which it lies. */
  readonly attributes: Readonly<Record<string, string>>
  /** Direct text content. */
  readonly text: string
}

const TAG = /<(\/?)([\w:]+)([^>]*)>([^<]*)/g
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** All of them, what lies lowest first. */
export function* readElements(svg: string): Generator<DrawnElement> {
  const open: DrawnElement['attributes'][] = [{}]
  for (const [, end, name = '', own = '', text = ''] of svg.matchAll(TAG)) {
    if (end) {
      open.pop()
      continue
    }
    const attributes: Record<string, string> = { ...open.at(-1) }
    for (const [, key = '', value = ''] of own.matchAll(ATTRIBUTE)) attributes[key] = unescaped(value)
    if (!own.endsWith('/')) open.push(attributes)
    yield { name, attributes, text: unescaped(text) }
  }
}

function unescaped(text: string): string {
  return text.includes('&') ? text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '') : text
}
