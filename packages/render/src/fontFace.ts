/** Which characters a picture sets in which face, and a picture that brings its font along. */
import { readElements } from './readElements.ts'

/** As in `font-weight`, with `i` before it for italics. */
export type FaceName = '400' | '550' | '650' | 'i400'

export const FACES: readonly FaceName[] = ['400', '550', '650', 'i400']

/** The distinct characters of all texts in a picture that `renderSvg` made, sorted, by face; faces without any are left out. */
export function charactersByFace(svg: string): ReadonlyMap<FaceName, string> {
  const found = new Map<FaceName, Set<string>>()
  for (const { name, attributes, text } of readElements(svg)) {
    if (name !== 'text') continue
    const face = faceOf(attributes)
    const characters = found.get(face) ?? new Set()
    found.set(face, characters)
    for (const character of text) if (character >= ' ') characters.add(character)
  }
  return new Map(
    FACES.flatMap((face) => {
      const characters = found.get(face)
      return characters ? [[face, [...characters].sort().join('')]] : []
    }),
  )
}

function faceOf(attributes: Readonly<Record<string, string>>): FaceName {
  const wanted = `${attributes['font-style'] === 'italic' ? 'i' : ''}${attributes['font-weight']}`
  return FACES.find((face) => face === wanted) ?? '400'
}

/** The picture with a stylesheet in it, such as `@font-face` rules with data addresses. */
export function withFontFace(svg: string, css: string): string {
  const style = `<defs><style>${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style></defs>`
  return svg.replace(/<\/desc>\n/, (end) => `${end}${style}\n`)
}
