/** What an element shows of a text: its lines as the layout broke them, from the side from which they are read. */
import { textDirection } from '@journeyboard/layout'

/** Properties of the element that holds them. */
export function textOf(lines: readonly { readonly text: string }[]) {
  const children = lines.map((line) => line.text).join('\n')
  return { children, dir: textDirection(children) }
}
