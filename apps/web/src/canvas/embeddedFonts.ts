/** The fonts that the page uses, as CSS that stands on its own: a picture can not ask the page for them. */

/** `@font-face` rules with the files inside them, for those subsets of the fonts that the page has loaded. */
export async function embeddedFonts(): Promise<string> {
  const loaded = new Set([...document.fonts].filter((face) => face.status === 'loaded').map(keyOf))
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) =>
      loaded.has(keyOf({ style: propertyOf(style, 'font-style'), unicodeRange: propertyOf(style, 'unicode-range') })),
    )
  return (await Promise.all(rules.map(embed))).join('\n')
}

/** Browsers write ranges differently in rules and in loaded faces. */
function keyOf({ style, unicodeRange }: { readonly style: string; readonly unicodeRange: string }): string {
  return `${style || 'normal'} ${unicodeRange.replace(/\s/g, '').toUpperCase()}`
}

function propertyOf(style: CSSStyleDeclaration, name: string): string {
  return style.getPropertyValue(name).trim()
}

async function embed(rule: CSSFontFaceRule): Promise<string> {
  const source = propertyOf(rule.style, 'src')
  const address = /url\(["']?([^"')]+)["']?\)/.exec(source)?.[1]
  if (!address) return rule.cssText
  const file = await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI))
  if (!file.ok) throw new Error(`The font ${address} could not be read (${file.status}).`)
  return rule.cssText.replace(source, `url(${await asDataUrl(await file.blob())}) format('woff2')`)
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
