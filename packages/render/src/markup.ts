/** Writing SVG as text: elements, attributes, and what XML forbids. */

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element as text. Attributes that are undefined are left out; `children` is markup already. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let text = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value === undefined) continue
    text += ` ${key}="${typeof value === 'number' ? formatNumber(value) : escapeText(value)}"`
  }
  return children === '' ? `${text}/>` : `${text}>${children}</${name}>`
}

/** A group whose children stand on lines of their own; empty if there are none. */
export function group(attributes: Attributes, children: readonly string[]): string {
  const shown = children.filter((child) => child !== '')
  return shown.length === 0 ? '' : element('g', attributes, `\n${shown.join('\n')}\n`)
}

/** At most two decimals, as in the layout's paths. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100 || 0)
}

/** Controls, halves of surrogate pairs and non-characters can not stand in XML at all, not even escaped. */
const FORBIDDEN = /[^\t\n\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{10ffff}]/gu
/** Most texts: nothing in them is forbidden or markup. */
const PLAIN = /^[ !#-%'-;=?-~]*$/
const MARKUP = /[&<>"]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text for element content or a quoted attribute, without what XML forbids. */
export function escapeText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(FORBIDDEN, '').replace(MARKUP, (letter) => ENTITIES[letter] ?? '')
}
