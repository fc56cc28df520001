/** The fonts that the page uses, as CSS that stands on its own: a picture can not ask the page for them. */
import { addressOf, fontRules, propertyOf } from './fontFiles.ts'

/** `@font-face` rules with the files inside them, for those subsets of the fonts that the page has loaded. */
export async function embeddedFonts(): Promise<string> {
  const loaded = new Set([...document.fonts].filter((face) => face.status === 'loaded').map(keyOf))
  const rules = fontRules().filter((rule) =>
    loaded.has(keyOf({ style: propertyOf(rule, 'font-style'), unicodeRange: propertyOf(rule, 'unicode-range') })),
  )
  return (await Promise.all(rules.map(embed))).join('\n')
}

/** Browsers write ranges differently in rules and in loaded faces. */
function keyOf({ style, unicodeRange }: { readonly style: string; readonly unicodeRange: string }): string {
  return `${style || 'normal'} ${unicodeRange.replace(/\s/g, '').toUpperCase()}`
}

async function embed(rule: CSSFontFaceRule): Promise<string> {
  const address = addressOf(rule)
  if (!address) return rule.cssText
  const file = await fetch(address)
  if (!file.ok) throw new Error(`The font ${address} could not be read (${file.status}).`)
  return rule.cssText.replace(propertyOf(rule, 'src'), `url(${await asDataUrl(await file.blob())}) format('woff2')`)
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
