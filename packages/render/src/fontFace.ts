/** Which characters a picture sets in which face, and a picture that brings its font along. */

/** As in `font-weight`, with `i` before it for italics. */
export type FaceName = '400' | '550' | '650' | 'i400'

const FACES: readonly FaceName[] = ['400', '550', '650', 'i400']
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The distinct characters of all texts in a picture that `renderSvg` made, sorted, by face; faces without any are left out. */
export function charactersByFace(svg: string): ReadonlyMap<FaceName, string> {
  const found = new Map<FaceName, Set<string>>()
  const open: { readonly weight: string; readonly italic: boolean }[] = []
  for (const [, end, name, attributes = '', text = ''] of svg.matchAll(/<(\/?)([\w:]+)([^>]*)>([^<]*)/g)) {
    if (end) {
      open.pop()
      continue
    }
    const around = open.at(-1) ?? { weight: '400', italic: false }
    const weight = / font-weight="(\d+)"/.exec(attributes)?.[1] ?? around.weight
    const italic = around.italic || attributes.includes(' font-style="italic"')
    if (name === 'text') collect(found, italic ? `i${weight}` : weight, text)
    if (!attributes.endsWith('/')) open.push({ weight, italic })
  }
  return new Map(
    FACES.flatMap((face) => {
      const characters = found.get(face)
      return characters ? [[face, [...characters].sort().join('')]] : []
    }),
  )
}

function collect(found: Map<FaceName, Set<string>>, wanted: string, text: string): void {
  const face = FACES.find((name) => name === wanted) ?? '400'
  const characters = found.get(face) ?? new Set()
  found.set(face, characters)
  for (const character of text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')) {
    if (character >= ' ') characters.add(character)
  }
}

/** The picture with a stylesheet in it, such as `@font-face` rules with data addresses. */
export function withFontFace(svg: string, css: string): string {
  const style = `<defs><style>${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style></defs>`
  return svg.replace(/<\/desc>\n/, (end) => `${end}${style}\n`)
}
